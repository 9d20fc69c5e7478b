import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setAllParts } from "../parts/all";
import type { JournalRecord } from "./journal";
import { StoredEngine } from "./stored-engine";

setAllParts();

interface Disk {
  failure: Error | undefined;
  readonly records: JournalRecord[];
  time: number;
}

const noSpace = (): Error => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

function startOn(disk: Disk): (method: string, path: string, body?: string) => Promise<string> {
  const append = async (records: readonly JournalRecord[]): Promise<void> => {
    if (disk.failure) throw disk.failure;
    disk.records.push(...records);
  };
  const engine = new StoredEngine([...disk.records], { append }, () => disk.time);
  return async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const reply = await engine.handle({ method, path, headers, body });
    return `${reply.status} ${reply.body}`;
  };
}

describe("StoredEngine", () => {
  const newDisk = (): Disk => ({ failure: undefined, records: [], time: 1e12 });

  it("refuses a write while the disk is full, does not do it, and goes on when there is room", async () => {
    const disk = newDisk();
    const send = startOn(disk);
    await send("PUT", "/i/_doc/1?refresh=true", '{"a":1}');
    disk.failure = noSpace();
    const refused = await send("PUT", "/i/_doc/1", '{"a":2}');
    expect(refused).toMatch(
      /^429 .*"cluster_block_exception","reason":"blocked by: \[TOO_MANY_REQUESTS\/12\//,
    );
    expect(await send("DELETE", "/i")).toMatch(/^429 /);
    expect(await send("GET", "/i/_source/1")).toBe('200 {"a":1}');
    expect(await send("GET", "/i/_count?filter_path=count")).toBe('200 {"count":1}');
    disk.failure = undefined;
    expect(await send("PUT", "/i/_doc/1", '{"a":3}')).toContain('"_seq_no":1,');
    expect(await startOn(disk)("GET", "/i/_source/1")).toBe('200 {"a":3}');
  });

  it("says what another failure of the disk was", async () => {
    const disk = newDisk();
    disk.failure = new Error("EIO: i/o error, fdatasync");
    expect(await startOn(disk)("PUT", "/i")).toBe(
      '500 {"error":{"root_cause":[{"type":"i_o_exception","reason":"EIO: i/o error, fdatasync"}],' +
        '"type":"i_o_exception","reason":"EIO: i/o error, fdatasync"},"status":500}',
    );
  });

  it("writes down what reads did on a full disk before it takes another write", async () => {
    const disk = newDisk();
    const send = startOn(disk);
    await send("PUT", "/i/_doc/1", '{"t":"x"}');
    disk.time += 2_000;
    disk.failure = noSpace();
    expect(await send("GET", "/i/_count?filter_path=count")).toBe('200 {"count":1}');
    disk.failure = undefined;
    await send("PUT", "/i/_doc/2", '{"t":"x"}');
    expect(disk.records.map(({ request }) => request.path)).toEqual([
      "/i/_doc/1",
      "/i/_count?filter_path=count",
      "/i/_doc/2",
    ]);
    // The second document waits for its own refresh, also for who runs the records again.
    expect(await send("GET", "/i/_count?filter_path=count")).toBe('200 {"count":1}');
    expect(await startOn(disk)("GET", "/i/_count?filter_path=count")).toBe('200 {"count":1}');
  });

  it("answers in the order of asking, each with what came before", async () => {
    const disk = newDisk();
    const send = startOn(disk);
    const asked = [1, 2, 3].map((n) => send("PUT", "/i/_doc/1?filter_path=_version", `{"n":${n}}`));
    const read = send("GET", "/i/_source/1");
    expect(await Promise.all(asked)).toEqual([
      '201 {"_version":1}',
      '200 {"_version":2}',
      '200 {"_version":3}',
    ]);
    expect(await read).toBe('200 {"n":3}');
  });

  it("keeps bodies of any text", async () => {
    const disk = newDisk();
    const send = startOn(disk);
    const body = '{"t":"\u2028 \ud800 \\n é 😀"}';
    await send("PUT", "/i/_doc/1", body);
    const kept = disk.records.map((record) => JSON.parse(JSON.stringify(record)) as JournalRecord);
    expect(await startOn({ ...disk, records: kept })("GET", "/i/_source/1")).toBe(`200 ${body}`);
  });

  it("is the same after all is run again, whatever was asked and however time went", async () => {
    const step = fc.record({
      what: fc.constantFrom(...requests),
      id: fc.nat(5),
      ms: fc.constantFrom(0, 1, 700, 40_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const disk = newDisk();
        const send = startOn(disk);
        for (const { what, id, ms } of [...beginning, ...steps]) {
          disk.time += ms;
          const [method, path, body] = what;
          await send(method, path.replace("#", `${id}`), body?.replaceAll("#", `${id}`));
        }
        const again = startOn(disk);
        for (const ms of [0, 2_000, 61_000]) {
          disk.time += ms;
          for (const question of questions) {
            expect(await again(...question)).toBe(await send(...question));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

type Asked = readonly [method: string, path: string, body?: string];

const policy = '{"policy":{"phases":{"hot":{"actions":{"rollover":{"max_docs":3,"max_age":"#m"}}}}}}';
const settings = '{"settings":{"index.lifecycle.name":"p","index.lifecycle.rollover_alias":"a"}}';
const beginning = (
  [
    ["PUT", "/_ilm/policy/p", policy],
    ["PUT", "/_index_template/t", `{"index_patterns":["a-*"],"template":${settings}}`],
    ["PUT", "/a-000001", '{"aliases":{"a":{"is_write_index":true}}}'],
  ] as const
).map((what) => ({ what, id: 2, ms: 0 }));

const requests: readonly Asked[] = [
  ["PUT", "/a/_doc/#", '{"t":"x x# y"}'],
  ["PUT", "/a/_doc/#?refresh=true", '{"t":"x y#"}'],
  ["POST", "/a/_doc", '{"t":"x","f#":1}'],
  ["DELETE", "/a-000001/_doc/#"],
  ["POST", "/_bulk", '{"index":{"_index":"b"}}\n{"t":"#"}\n{"delete":{"_index":"a-000001","_id":"#"}}\n'],
  ["GET", "/a/_search?q=t:x"],
  ["GET", "/b/_count"],
  ["GET", "/a/_refresh"],
  ["POST", "/*/_forcemerge"],
  ["POST", "/a/_delete_by_query?refresh=true", '{"query":{"match":{"t":"x#"}}}'],
  ["PUT", "/_ilm/policy/p", policy],
  ["PUT", "/a-000001/_settings", settings],
  ["PUT", "/_cluster/settings", '{"persistent":{"indices.lifecycle.poll_interval":"#0s"}}'],
  ["DELETE", "/b"],
];

const questions: readonly Asked[] = [
  [
    "GET",
    "/_all/_search?explain=true&version=true&seq_no_primary_term=true&size=100",
    '{"query":{"match":{"t":"x"}}}',
  ],
  ["GET", "/_cat/indices"],
  ["GET", "/_all"],
  ["GET", "/_all/_ilm/explain"],
];
