import { parseArgs } from "node:util";
import { runRealSearch } from "@/sandbox/search/conformance/cli/run-real";
import { isMain } from "./main-module";
import { type RealRun, runRealObjects } from "./test-real-objects";

const HELP = `npm run test:real -- <search|objects>

  search   the recorded requests and the official clients, on the embedded search engine and on a real Elasticsearch that is started
           for it (Maven and a JDK of 21 or newer)
  objects  the recorded requests on the embedded store, and the minio client on it and on a real MinIO that is started for it (Go)

Ends with 0 when everything passed, 1 when something failed, 2 when the real server could not be tried.`;

const runs: Readonly<Record<string, (say: (line: string) => void) => Promise<RealRun>>> = {
  search: runRealSearch,
  objects: runRealObjects,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const [name = "", more] = positionals;
  const run = Object.hasOwn(runs, name) && more === undefined ? runs[name] : undefined;
  if (!run) {
    console.error(HELP);
    return 2;
  }
  const { passed, failed, skipped } = await run((line) => console.error(line));
  for (const what of skipped) console.error(`not done: ${what}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) return 1;
  return skipped.length > 0 ? 2 : 0;
}

if (isMain(import.meta.url)) process.exitCode = await main();
