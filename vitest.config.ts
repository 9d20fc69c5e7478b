import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["{app,content,exercises,sandbox}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "app/_e2e/**"],
    maxWorkers: 2,
    // Far beyond what any test needs: on a busy machine the limit is there to end what hangs, and says nothing of speed.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
