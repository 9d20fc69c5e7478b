import { spawn } from "node:child_process";
import {
  figures,
  haveScenarios,
  runScenarios,
  unexplained,
} from "@/sandbox/objects/conformance/server/run-all";
import { startMinio } from "@/sandbox/objects/server/real-minio";

/** What the run against a real store gave. */
export interface RealRun {
  passed: number;
  failed: number;
  /** Why something was not done. */
  skipped: string[];
}

const clientTests = [
  "sandbox/objects/server/minio-client.test.ts",
  "sandbox/objects/server/minio-api.test.ts",
  "sandbox/objects/server/aws-client.test.ts",
  "sandbox/objects/mc/server",
];

/** Replays the recordings on the embedded store, and runs the tests of clients (minio, AWS, our own mc) on it and on a real MinIO. */
export async function runRealObjects(say: (line: string) => void): Promise<RealRun> {
  const run: RealRun = { passed: 0, failed: 0, skipped: [] };
  if (haveScenarios()) {
    const verdicts = await runScenarios();
    const open = unexplained(verdicts).length;
    say(figures(verdicts));
    run.passed += verdicts.length - open;
    run.failed += open;
  } else run.skipped.push("the recordings: ../shared is absent");
  for (const tests of clientTests) count(`embedded, ${tests}`, await vitest(tests, ""), run, say);
  for (const tests of clientTests) {
    const server = await startMinio(say);
    if ("reason" in server) {
      run.skipped.push(`the real MinIO: ${server.reason}`);
      return run;
    }
    // Each finds a store with nothing in it.
    try {
      const store = `${server.url} ${server.accessKey} ${server.secretKey}`;
      count(`real MinIO, ${tests}`, await vitest(tests, store), run, say);
    } finally {
      await server.close();
    }
  }
  return run;
}

function count(what: string, good: boolean, run: RealRun, say: (line: string) => void): void {
  say(`${what}: ${good ? "passed" : "FAILED"}`);
  if (good) run.passed += 1;
  else run.failed += 1;
}

function vitest(tests: string, store: string): Promise<boolean> {
  const child = spawn("npx", ["vitest", "run", tests], {
    env: { ...process.env, ROWHOUSE_EMPTY_S3: store },
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}
