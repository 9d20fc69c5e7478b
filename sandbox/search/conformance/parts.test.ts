import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { World } from "../cluster/cluster";
import { openEngine, type SearchEngine } from "../open-engine";
import { setAllParts } from "../parts/all";
import { fetchPart } from "../parts/fetch";
import { part, PartMissing, type PartName, partNames, setPart } from "../parts/part";
import { haveRecordings, recordings } from "./cli/run-goldens";
import type { SearchResponse } from "../request";
import type { RecordedRequest, Recording } from "./recording";
import { send } from "./replay";

/** A world whose ids can be set back, and whose time can be set. */
const countedWorld = (): World & { ids: number; time: number } => {
  const world = {
    ids: 0,
    time: 0,
    now: () => world.time,
    newId: () => {
      world.ids += 1;
      return `id-${String(world.ids).padStart(17, "0")}`;
    },
  };
  return world;
};

/** Answers as a page does that has no part yet: as often as one is missing, from the start. */
function sendLate(engine: SearchEngine, world: { ids: number }, request: RecordedRequest): SearchResponse {
  const bringers = new Map(partNames.map((name) => [name, bringer(name)]));
  for (const name of partNames) setPart(name, undefined);
  const inTheEnd = <T>(work: () => T): T => {
    const { ids } = world;
    for (;;) {
      try {
        return work();
      } catch (cause) {
        if (!(cause instanceof PartMissing)) throw cause;
        bringers.get(cause.part)?.();
        world.ids = ids;
      }
    }
  };
  inTheEnd(() => engine.advance());
  return inTheEnd(() => send(engine, request));
}

function bringer<Name extends PartName>(name: Name): () => void {
  const exported = part(name);
  return () => setPart(name, exported);
}

/** Two engines of one history: one has all parts, the other one gets them late. */
class Pair {
  private readonly worlds = { whole: countedWorld(), late: countedWorld() };
  private readonly engines = { whole: openEngine(this.worlds.whole), late: openEngine(this.worlds.late) };

  /** @param step milliseconds from one request to the next */
  constructor(private readonly step = 0) {}

  /** Requests that the two answer in different ways. */
  differences(requests: readonly RecordedRequest[]): string[] {
    return requests.flatMap((request) => {
      setAllParts();
      for (const world of Object.values(this.worlds)) world.time += this.step;
      const expected = JSON.stringify(send(this.engines.whole, request));
      const got = JSON.stringify(sendLate(this.engines.late, this.worlds.late, request));
      return got === expected ? [] : [`${request.method} ${request.path}: ${got}, not ${expected}`];
    });
  }

  /** Does the work and goes back to how it was. */
  aside<T>(work: () => T): T {
    const { whole, late } = this.engines;
    const before = { whole: whole.snapshot(), late: late.snapshot() };
    const result = work();
    whole.restore(before.whole);
    late.restore(before.late);
    return result;
  }
}

const HOUR = 3_600_000;

const lines = { "content-type": "application/x-ndjson" };

const own: readonly RecordedRequest[] = [
  {
    method: "PUT",
    path: "/a",
    body: {
      settings: { analysis: { analyzer: { t: { tokenizer: "uax_url_email", filter: ["asciifolding"] } } } },
      mappings: { properties: { at: { type: "geo_point" }, t: { type: "text", analyzer: "t" } } },
    },
  },
  { method: "POST", path: "/a/_doc?refresh", body: { t: "quiet harbour", n: 1, at: "1,2" } },
  {
    method: "POST",
    path: "/_bulk?refresh",
    headers: lines,
    raw: '{"index":{"_index":"a"}}\n{"t":"oak","n":2}\n',
  },
  {
    method: "POST",
    path: "/_aliases",
    body: {
      actions: [
        { add: { index: "a", alias: "b" } },
        {
          add: { index: "a", alias: "near", filter: { geo_distance: { distance: "1km", at: "1,2" } } },
        },
      ],
    },
  },
  { method: "GET", path: "/near/_search?q=quiet", body: { highlight: { fields: { t: {} } }, explain: true } },
  { method: "GET", path: "/b/_search", body: { aggs: { n: { sum: { field: "n" } } } } },
  { method: "GET", path: "/a/_search", body: { query: { function_score: { functions: [{ weight: 2 }] } } } },
  { method: "GET", path: "/_cat/count/b?v" },
  { method: "GET", path: "/a/_validate/query?q=t:oak&explain" },
  { method: "POST", path: "/_reindex", body: { source: { index: "b" }, dest: { index: "c" } } },
  { method: "POST", path: "/a/_delete_by_query", body: { query: { regexp: { t: "o.*" } } } },
  { method: "POST", path: "/a/_doc", body: { t: "new" } },
  {
    method: "PUT",
    path: "/_ilm/policy/small",
    body: { policy: { phases: { hot: { actions: { rollover: { max_docs: 1 } } } } } },
  },
  {
    method: "PUT",
    path: "/log-000001",
    body: {
      settings: { "index.lifecycle.name": "small", "index.lifecycle.rollover_alias": "log" },
      aliases: { log: { is_write_index: true } },
    },
  },
  {
    method: "PUT",
    path: "/_index_template/web",
    body: {
      index_patterns: ["web-*"],
      template: {
        settings: {
          "index.lifecycle.name": "small",
          "index.lifecycle.rollover_alias": "web",
          analysis: { analyzer: { t: { tokenizer: "uax_url_email", filter: ["asciifolding"] } } },
        },
      },
    },
  },
  { method: "PUT", path: "/web-000001", body: { aliases: { web: { is_write_index: true } } } },
  // At the next look both are rolled over, the second with a part that is missing by then.
  {
    method: "POST",
    path: "/_bulk?refresh",
    headers: lines,
    raw: '{"index":{"_index":"log"}}\n{"t":"first"}\n{"index":{"_index":"web"}}\n{"t":"first"}\n',
  },
  { method: "GET", path: "/_cat/indices?s=index" },
  { method: "POST", path: "/log/_doc", body: { t: "second" } },
  { method: "DELETE", path: "/log-*,web-*" },
  // The first one is written when the second one misses a part.
  {
    method: "POST",
    path: "/_bulk?refresh",
    headers: lines,
    raw: '{"index":{"_index":"d","_id":"1"}}\n{"t":"first"}\n{"index":{"_index":"web-000003"}}\n{"t":"first"}\n',
  },
  { method: "GET", path: "/_all" },
];

describe("a request that comes before the parts of the engine that it needs", () => {
  afterAll(setAllParts);

  it("is answered as if they had been there", () => {
    expect(new Pair(HOUR).differences(own)).toEqual([]);
  });

  it("is answered once they are fetched", async () => {
    for (const name of partNames) setPart(name, undefined);
    expect(() => part("cat")).toThrow(PartMissing);
    for (const name of partNames) await fetchPart(name);
    expect(partNames.filter((name) => part(name) === undefined)).toEqual([]);
  });

  it.skipIf(!haveRecordings())("also where it was recorded (skipped where ../shared is absent)", () => {
    const read = <T>(path: string): T => JSON.parse(readFileSync(join(recordings, path), "utf8")) as T;
    const areas = readdirSync(join(recordings, "goldens")).filter((name) => !name.startsWith("_"));
    const fixture = (name: string): RecordedRequest[] =>
      existsSync(join(recordings, "fixtures", `${name}.json`)) ? read(join("fixtures", `${name}.json`)) : [];
    const pairs = new Map<string, Pair>();
    const found: string[] = [];
    for (const area of areas) {
      const { scenarios }: Recording = read(join("goldens", area));
      for (const scenario of scenarios) {
        const pair = pairs.get(scenario.fixture) ?? new Pair();
        if (!pairs.has(scenario.fixture)) found.push(...pair.differences(fixture(scenario.fixture)));
        pairs.set(scenario.fixture, pair);
        found.push(...pair.aside(() => pair.differences(scenario.steps.map(({ request }) => request))));
      }
    }
    expect(found).toEqual([]);
  });
});
