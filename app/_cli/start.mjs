// `npm start` and `npm run dev`. Plain Node, because nothing is installed before it runs.
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
process.chdir(root);
if (prepare(root)) {
  const { register } = await import("tsx/esm/api");
  register();
  const { serve } = await import("./serve.ts");
  process.exitCode = await serve({ dev: process.argv.includes("--dev") });
} else {
  process.exitCode = 2;
}
