import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { readDataset } from "@/content/server/datasets";
import { type Dataset, pageLimits } from "../../engine";
import type { ArchivedState } from "../archived-state";
import type { WorkerEngine } from "../worker-engine";
import { createNodeEngine } from "./engine";
import { StateFolder } from "./state-folder";

let folder: string;
let harbor: Dataset;
const engines: WorkerEngine[] = [];
const warnings: string[] = [];
/** What came of asking for a state. */
let asked: ("found" | "made" | "dropped")[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "states-"));
  harbor = await readDataset("harbor", process.cwd());
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
  asked = [];
});
afterAll(() => rm(folder, { recursive: true }));

class Watched extends StateFolder {
  change: (state: ArchivedState) => ArchivedState = (state) => state;

  override async claim(
    version: string,
    make: () => Promise<ArchivedState | undefined>,
  ): Promise<ArchivedState | undefined> {
    let made = false;
    const state = await super.claim(version, () => {
      made = true;
      return make();
    });
    asked.push(made ? "made" : "found");
    await this.written();
    return state && !made ? this.change(state) : state;
  }

  override async drop(version: string): Promise<void> {
    asked.push("dropped");
    await super.drop(version);
  }
}

function engine(change: (state: ArchivedState) => ArchivedState = (state) => state): WorkerEngine {
  const states = (name: string): StateFolder => {
    const watched = new Watched(folder, name, (line) => warnings.push(line));
    watched.change = change;
    return watched;
  };
  const made = createNodeEngine({ spare: false, states });
  engines.push(made);
  return made;
}

/** Everything that a loaded dataset is: rows, definitions, statistics, sequences, plans. */
const portrait = `
  SELECT md5(string_agg(x::text, ',' ORDER BY x::text)) FROM (
    SELECT query_to_xml('SELECT * FROM ' || c.oid::regclass || ' t ORDER BY t::text', true, false, '')::text AS x
    FROM pg_class c WHERE relkind = 'r' AND oid >= 16384) t;
  SELECT string_agg(attrelid::regclass || '.' || attname || atttypid::regtype, ',' ORDER BY attrelid, attnum) FROM pg_attribute WHERE attrelid >= 16384;
  SELECT string_agg(s::text, ',' ORDER BY s::text) FROM pg_sequences s;
  SELECT md5(string_agg(s::text, ',' ORDER BY s::text)) FROM pg_stats s;
  EXPLAIN (ANALYZE, COSTS ON, TIMING OFF, SUMMARY OFF, BUFFERS OFF) SELECT * FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.id < 40`;

const seen = async (on: WorkerEngine, text: string): Promise<unknown> =>
  (await on.run(text, pageLimits)).map((outcome) => (outcome.kind === "rows" ? outcome.rows : outcome));

it("a second process finds the dataset as the first one loaded it", async () => {
  const first = engine();
  await first.reset(harbor);
  const loaded = await seen(first, portrait);
  const second = engine();
  await second.reset(harbor);
  expect(await seen(second, portrait)).toEqual(loaded);
  expect(asked).toEqual(["made", "found"]);
});

it("two that ask at once load once", async () => {
  await rm(folder, { recursive: true });
  const [one, other] = [engine(), engine()];
  await Promise.all([one.reset(harbor), other.reset(harbor)]);
  expect(await seen(one, portrait)).toEqual(await seen(other, portrait));
  expect(asked.sort()).toEqual(["found", "made"]);
});

it("goes on from an adopted dataset as from a loaded one: writes, damage, another dataset and back", async () => {
  const adopted = engine();
  await adopted.reset(harbor);
  const before = await seen(adopted, portrait);
  const small: Dataset = {
    name: "small",
    version: "small",
    files: [{ path: "s.sql", text: "CREATE TABLE s (a int)" }],
  };
  for (const text of [
    "CREATE TABLE z AS SELECT generate_series(1, 5000) AS a; CREATE INDEX ON z (a); VACUUM; CHECKPOINT",
    "DROP SCHEMA public CASCADE",
    "DELETE FROM pg_class",
    "INSERT INTO customers (email, full_name) VALUES ('a@b.example', 'A'); SELECT nextval('customers_id_seq')",
    "CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT f(n + 1)'; SELECT f(1)",
  ]) {
    await adopted.run(text, pageLimits);
    await adopted.reset(small);
    expect(await seen(adopted, "SELECT count(*) FROM s")).toEqual([[["0"]]]);
    await adopted.reset(harbor);
    expect(await seen(adopted, portrait)).toEqual(before);
  }
  expect(asked).toEqual(["found"]);
});

it("says that a file is damaged, and loads the dataset", async () => {
  const [name = ""] = await readdir(folder);
  const bytes = await readFile(join(folder, name));
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  await writeFile(join(folder, name), bytes);
  const third = engine();
  await third.reset(harbor);
  expect(await seen(third, "SELECT count(*) FROM customers")).toEqual([[["12"]]]);
  expect(warnings.map((line) => line.replace(folder, "…"))).toEqual([
    expect.stringMatching(/is damaged: it is made again/),
  ]);
  expect(asked).toEqual(["made"]);
});

it.each<[string, (state: ArchivedState) => ArchivedState]>([
  ["another layout of memory", (state) => ({ ...state, layout: { ...state.layout, stack: 16 } })],
  ["other tables than it says", (state) => ({ ...state, canary: "orders 1" })],
  [
    "a descriptor that is not there",
    (state) => ({
      ...state,
      streams: [...state.streams, { fd: 2_000, path: "/pglite/data/nothing", position: 0, flags: 2 }],
    }),
  ],
  [
    "files of another time",
    (state) => ({ ...state, files: state.files.filter(({ path }) => !path.includes("/base/")) }),
  ],
])("takes no state with %s, and loads the dataset", async (_what, change) => {
  await engine().reset(harbor);
  asked = [];
  const fourth = engine(change);
  await fourth.reset(harbor);
  expect(await seen(fourth, "SELECT count(*) FROM customers")).toEqual([[["12"]]]);
  expect(asked).toEqual(["found", "dropped"]);
});

it("keeps no dataset that does not say it lasts", async () => {
  const fifth = engine();
  await fifth.reset({ ...harbor, version: "passing", lasting: false });
  expect(asked).toEqual([]);
});
