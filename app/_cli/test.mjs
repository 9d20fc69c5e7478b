// `npm test`. Plain Node, because nothing is installed before it runs.
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
process.chdir(root);
if (prepare(root)) {
  const { register } = await import("tsx/esm/api");
  register();
  const { testAll } = await import("./test-all.ts");
  process.exitCode = await testAll(process.argv.slice(2));
} else {
  console.log("0 passed, 1 failed");
  process.exitCode = 2;
}
