import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSearchFolder, type SearchFolder } from "./open-search-folder";
import { serveSearch } from "./serve";

const json = { "content-type": "application/json" };

async function send(store: SearchFolder, method: string, where: string, body?: string): Promise<string> {
  const reply = await store.engine.handle({ method, path: where, headers: json, body });
  return `${reply.status} ${reply.body}`;
}

/** Answers that together show everything: documents, versions, scores and their sums, segments, settings, lifecycles. */
const questions: readonly (readonly [string, string, string?])[] = [
  ["POST", "/goods/_search?explain=true&seq_no_primary_term=true&version=true", match("quiet harbour")],
  ["POST", "/goods/_search", JSON.stringify({ size: 0, aggs: { by: { terms: { field: "kind.keyword" } } } })],
  ["GET", "/goods/_doc/3"],
  ["GET", "/goods/_mapping"],
  ["GET", "/goods/_settings"],
  ["GET", "/_cat/indices?v"],
  ["GET", "/_cat/shards?v"],
  ["GET", "/_alias"],
  ["GET", "/_index_template"],
  ["GET", "/_ilm/policy"],
  ["GET", "/log-000001/_ilm/explain"],
  ["GET", "/_cluster/settings"],
];

function match(text: string): string {
  return JSON.stringify({ query: { match: { text } }, size: 50 });
}

async function asked(store: SearchFolder): Promise<string[]> {
  const answers: string[] = [];
  for (const question of questions) answers.push(await send(store, ...question));
  return answers;
}

/** Writes of every kind, with deletions and refreshes that the clock makes due, and a rollover that it makes due. */
async function work(store: SearchFolder, pass: (ms: number) => void): Promise<void> {
  await send(store, "PUT", "/goods", '{"settings":{"number_of_shards":2},"aliases":{"things":{}}}');
  const lines = Array.from(
    { length: 30 },
    (_, i) =>
      `{"index":{"_id":"${i}"}}\n{"text":"${"quiet ".repeat(i % 4)}harbour ${i}","kind":"k${i % 3}"}\n`,
  );
  await send(store, "POST", "/goods/_bulk", lines.join(""));
  pass(1_500);
  await send(store, "POST", "/goods/_search", match("quiet"));
  await send(store, "DELETE", "/goods/_doc/5");
  await send(store, "POST", "/goods/_update/3", '{"doc":{"text":"quiet quiet harbour"}}');
  await send(store, "POST", "/goods/_doc?refresh=true", '{"text":"harbour without an id"}');
  await send(store, "POST", "/goods/_doc", '{"text":"quiet, and not to be seen yet"}');
  await send(store, "PUT", "/goods/_doc/7", '{"text":["no JSON"}');
  await send(store, "PUT", "/_cluster/settings", '{"persistent":{"indices.lifecycle.poll_interval":"1m"}}');
  await send(
    store,
    "PUT",
    "/_ilm/policy/logs",
    '{"policy":{"phases":{"hot":{"actions":{"rollover":{"max_age":"1d"}}}}}}',
  );
  await send(
    store,
    "PUT",
    "/_index_template/logs",
    '{"index_patterns":["log-*"],"template":{"settings":{"index.lifecycle.name":"logs","index.lifecycle.rollover_alias":"log"}}}',
  );
  await send(store, "PUT", "/log-000001", '{"aliases":{"log":{"is_write_index":true}}}');
  await send(store, "POST", "/log/_doc", '{"text":"a line"}');
  pass(86_400_000 * 1.5);
  await send(store, "GET", "/log/_count");
}

/** Starts the writers, kills them after so many acknowledged documents, and gives what they told. */
function writeUntilKilled(folder: string, count: number): Promise<string[]> {
  const script = fileURLToPath(new URL("crash.worker.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let told = "";
    child.stdout.on("data", (piece: Buffer) => {
      told += piece.toString("utf8");
      if (told.split("\n").length > count) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("exit", () => resolve(told.split("\n").slice(0, -1)));
  });
}

describe("openSearchFolder(folder)", () => {
  let folder = "";
  let time = 0;
  const open = (): Promise<SearchFolder> => openSearchFolder(folder, { now: () => time });
  const logFile = (): string => path.join(folder, "requests.log");
  const log = (): Promise<string> => readFile(logFile(), "utf8");

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "search-"));
    time = Date.UTC(2026, 0, 1);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("answers after a restart as before, to the last digit of a score", async () => {
    const store = await open();
    await work(store, (ms) => (time += ms));
    const answers = await asked(store);
    for (const answer of answers) expect(answer).toMatch(/^200 /);
    expect(answers[0]).toContain("_explanation");
    expect(answers.join()).toContain("log-000002");
    await store.close();
    const again = await open();
    expect(again.damaged).toBe(0);
    expect(await asked(again)).toEqual(answers);
    const created = await send(again, "POST", "/goods/_doc", '{"text":"after"}');
    expect(created).toMatch(/^201 /);
    const all = await send(again, "POST", "/goods/_search?size=100");
    expect(all.split(`"_id":"${/"_id":"([^"]+)/.exec(created)?.[1]}"`).length).toBe(1);
    await again.close();
  });

  it("goes on with ids where it stood, and keeps no header that opens anything", async () => {
    const store = await open();
    const headers = { ...json, authorization: "ApiKey c2VjcmV0" };
    const one = await store.engine.handle({ method: "POST", path: "/i/_doc", headers, body: "{}" });
    await store.close();
    const again = await open();
    const two = await again.engine.handle({ method: "POST", path: "/i/_doc", headers, body: "{}" });
    await again.close();
    const idOf = (body: string): string => (JSON.parse(body) as { _id: string })._id;
    expect(idOf(two.body)).not.toBe(idOf(one.body));
    expect(await log()).not.toContain("c2VjcmV0");
  });

  it("writes down what reads found due, and no other read", async () => {
    const store = await open();
    await send(store, "PUT", "/i/_doc/1", "{}");
    await send(store, "POST", "/i/_search");
    await send(store, "GET", "/i/_doc/1");
    expect((await log()).split("\n").length - 1).toBe(1);
    time += 1_500;
    await send(store, "POST", "/i/_search");
    await send(store, "POST", "/i/_search");
    expect((await log()).split("\n").length - 1).toBe(2);
    await store.close();
  });

  it("sets a damaged record aside and serves the rest", async () => {
    const store = await open();
    for (const id of ["a", "b", "c"]) await send(store, "PUT", `/i/_doc/${id}`, `{"name":"${id}"}`);
    await store.close();
    await writeFile(logFile(), (await log()).replace("/i/_doc/b", "/i/_doc/x"));
    const again = await open();
    expect(again.damaged).toBe(1);
    expect(await send(again, "GET", "/i/_source/a")).toBe('200 {"name":"a"}');
    expect(await send(again, "HEAD", "/i/_doc/b")).toBe("404 ");
    expect(await send(again, "GET", "/i/_source/c")).toBe('200 {"name":"c"}');
    await again.close();
    expect(await readFile(path.join(folder, "damaged.log"), "utf8")).toContain("/i/_doc/x");
    const last = await open();
    expect(last.damaged).toBe(0);
    await last.close();
  });

  it.each([1, 10, 60])("cuts off a last record that lacks %i bytes, and writes on", async (lacking) => {
    const store = await open();
    await send(store, "PUT", "/i/_doc/a", "{}");
    await send(store, "PUT", "/i/_doc/b", "{}");
    await store.close();
    await writeFile(logFile(), (await log()).slice(0, -lacking));
    const again = await open();
    expect(again.damaged).toBe(0);
    expect(await send(again, "HEAD", "/i/_doc/a")).toBe("200 ");
    expect(await send(again, "HEAD", "/i/_doc/b")).toBe("404 ");
    await send(again, "PUT", "/i/_doc/c", "{}");
    await again.close();
    const last = await open();
    expect(await send(last, "HEAD", "/i/_doc/c")).toBe("200 ");
    await last.close();
  });

  it("takes a last record that is whole but for a changed end as damaged, not as torn", async () => {
    const store = await open();
    await send(store, "PUT", "/i/_doc/a", "{}");
    await store.close();
    await writeFile(logFile(), (await log()).replace(/\n$/, "\v"));
    const again = await open();
    expect(again.damaged).toBe(1);
    await again.close();
  });

  it("is served over HTTP", async () => {
    const store = await open();
    const server = await serveSearch(store.engine);
    await fetch(`${server.url}/i/_doc/1`, { method: "PUT", headers: json, body: '{"name":"é"}' });
    await server.close();
    await store.close();
    const again = await open();
    expect(await send(again, "GET", "/i/_source/1")).toBe('200 {"name":"é"}');
    await again.close();
  });

  it("belongs to one process", async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(`is in use by process ${process.pid}`);
    await store.close();
    await (await open()).close();
  });

  it("loses nothing that was acknowledged when it is killed", { timeout: 60_000 }, async () => {
    const told = await writeUntilKilled(folder, 300);
    expect(told.length).toBeGreaterThanOrEqual(300);
    const store = await openSearchFolder(folder);
    expect(store.damaged).toBe(0);
    const lost: string[] = [];
    for (const line of told) {
      const [id, seqNo] = line.split(" ");
      const found = await send(store, "GET", `/crash/_doc/${id}`);
      if (!found.includes(`"_seq_no":${seqNo},`) || !found.includes(`"body of ${id}"`)) lost.push(line);
    }
    expect(lost).toEqual([]);
    await store.close();
  });
});
