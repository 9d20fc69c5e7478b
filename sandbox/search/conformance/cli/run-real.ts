import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { SearchResponse } from "../../request";
import { smoke } from "../../client/server/smoke";
import { clientsOn, clientsOver } from "../../client/server/smoke-clients";
import { createSearchEngine } from "../../engine";
import { startElasticsearch } from "../../server/real-elasticsearch";
import { compare } from "../compare";
import type { RecordedRequest, Recording, Scenario } from "../recording";
import { haveRecordings, recordings, runGoldens, unexplained } from "./run-goldens";

/** What the run against a real server gave. */
export interface RealRun {
  passed: number;
  failed: number;
  /** Why something was not done. */
  skipped: string[];
}

/** Replays the recordings and runs the clients' script on the embedded engine and on a real Elasticsearch, side by side. */
export async function runRealSearch(say: (line: string) => void): Promise<RealRun> {
  const run: RealRun = { passed: 0, failed: 0, skipped: [] };
  const count = (name: string, passed: number, failed: number): void => {
    run.passed += passed;
    run.failed += failed;
    say(`${name.padEnd(40)} ${String(passed).padStart(5)} passed, ${failed} failed`);
  };
  const embedded = createSearchEngine();
  await runSmoke("embedded, in process", clientsOn(embedded.handle), count, say);
  if (haveRecordings()) {
    const results = runGoldens();
    const requests = results.reduce((sum, each) => sum + each.requests, 0);
    const failures = results.reduce((sum, each) => sum + each.failures.length, 0);
    const open = unexplained(results).length;
    say(
      `embedded, recordings: ${requests - failures} of ${requests} equal, ${failures - open} known differences`,
    );
    count("embedded, recordings", requests - open, open);
  } else run.skipped.push("the recordings: ../shared is absent");
  const server = await startElasticsearch(say);
  if ("reason" in server) {
    run.skipped.push(`the real Elasticsearch: ${server.reason}`);
    return run;
  }
  try {
    await runSmoke("real, over loopback", clientsOver(server.url), count, say);
    if (haveRecordings()) await replayOn(server.url, count);
  } finally {
    await server.close();
  }
  return run;
}

type Count = (name: string, passed: number, failed: number) => void;

async function runSmoke(
  name: string,
  clients: ReturnType<typeof clientsOn>,
  count: Count,
  say: (line: string) => void,
): Promise<void> {
  for (const { version, client } of await clients) {
    const steps = await smoke(client).catch((cause: unknown) => {
      say(`${name}, client ${version}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return undefined;
    });
    await client.close();
    count(`${name}, client ${version}`, steps?.length ?? 0, steps ? 0 : 1);
  }
}

/** Replays what was recorded on this version; the other recordings need modules that it has not. */
async function replayOn(url: string, count: Count): Promise<void> {
  const names = readdirSync(join(recordings, "goldens")).filter((name) => !name.startsWith("_"));
  for (const name of names) {
    const recording: Recording = JSON.parse(readFileSync(join(recordings, "goldens", name), "utf8"));
    let [passed, failed] = [0, 0];
    for (const scenario of recording.scenarios.filter(({ source }) => source === "es")) {
      const wrong = await replayScenario(url, scenario);
      failed += wrong;
      passed += scenario.steps.length - wrong;
    }
    count(`real, ${recording.area}`, passed, failed);
  }
}

async function replayScenario(url: string, { fixture, steps }: Scenario): Promise<number> {
  await wipe(url);
  const prepared: RecordedRequest[] =
    fixture === "none"
      ? []
      : JSON.parse(readFileSync(join(recordings, "fixtures", `${fixture}.json`), "utf8"));
  for (const each of prepared) await send(url, each);
  let wrong = 0;
  for (const step of steps) if (compare(step, await send(url, step.request)).length > 0) wrong += 1;
  return wrong;
}

/** No indices, templates or settings are left of the scenario before. */
async function wipe(url: string): Promise<void> {
  for (const path of ["/*?expand_wildcards=all", "/_index_template/*", "/_component_template/*"])
    await send(url, { method: "DELETE", path });
  const nothing = { persistent: { "*": null }, transient: { "*": null } };
  await send(url, { method: "PUT", path: "/_cluster/settings", body: nothing });
  const usual = { persistent: { "action.destructive_requires_name": false } };
  await send(url, { method: "PUT", path: "/_cluster/settings", body: usual });
}

function send(url: string, { method, path, headers, body, raw }: RecordedRequest): Promise<SearchResponse> {
  const text = body === undefined ? raw : JSON.stringify(body);
  const sent = {
    ...(body !== undefined && { "content-type": "application/json" }),
    ...headers,
    ...(text !== undefined && { "content-length": String(Buffer.byteLength(text)) }),
  };
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: sent }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () => {
        const pairs = Object.entries(reply.headers).map(([name, value]) => [name, String(value)] as const);
        const answer = Buffer.concat(chunks).toString("utf8");
        resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(pairs), body: answer });
      });
    });
    asked.on("error", reject);
    asked.end(text);
  });
}
