import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleIndex, refusalOf } from "./example-index";
import type { LiveIndex } from "./live-index";
import type { Segment } from "./reader";

let clock = 0;

const index = (properties: unknown, settings: unknown = {}): LiveIndex =>
  exampleIndex({ properties }, settings, () => clock);

const put = (live: LiveIndex, id: string, source: unknown): unknown =>
  live.write({ id, source: JSON.stringify(source) });

/** Everything a reader says of its live documents, by id. */
function content(live: LiveIndex): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const segment of live.reader().segments) {
    for (let doc = 0; doc < segment.size; doc++) {
      if (!segment.isLive(doc) || !segment.isRoot(doc)) continue;
      all[segment.document(doc).id] = {
        words: occurrences(segment, "t", doc),
        tags:
          segment
            .keywords("k")
            ?.ordinals(doc)
            .map((ordinal) => segment.keywords("k")?.value(ordinal)) ?? [],
        numbers: segment.numbers("n")?.values(doc) ?? [],
      };
    }
  }
  return all;
}

function occurrences(segment: Segment, field: string, doc: number): string[] {
  const terms = segment.terms(field);
  const found: [number, string][] = [];
  for (let ordinal = 0; ordinal < (terms?.size ?? 0); ordinal++) {
    const postings = terms?.postings(ordinal);
    const at = postings?.docs.indexOf(doc) ?? -1;
    if (at >= 0)
      for (const position of postings?.positions(at) ?? [])
        found.push([position, terms?.term(ordinal) ?? ""]);
  }
  return found.sort(([a], [b]) => a - b).map(([position, term]) => `${position} ${term}`);
}

interface Doc {
  t: string[];
  k: string[];
  n: number[];
}

function expected({ t, k, n }: Doc): unknown {
  let base = 0;
  const words = t.flatMap((text) => {
    const found = text.split(" ").filter(Boolean);
    const placed = found.map((word, i) => `${base + i} ${word}`);
    base += found.length + 100;
    return placed;
  });
  return { words, tags: [...new Set(k)].sort(), numbers: [...n].sort((a, b) => a - b) };
}

const word = fc.constantFrom("red", "blue", "fox", "copper");
const doc = fc.record({
  t: fc.array(
    fc.array(word, { maxLength: 4 }).map((words) => words.join(" ")),
    { maxLength: 3 },
  ),
  k: fc.array(word, { maxLength: 3 }),
  n: fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 3 }),
});
const id = fc.integer({ min: 0, max: 6 }).map(String);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("put" as const), id, doc }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), id }) },
  { weight: 3, arbitrary: fc.constant({ kind: "refresh" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "merge" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "fork" as const }) },
);

const FIELDS = { t: { type: "text" }, k: { type: "keyword" }, n: { type: "long" } };

describe("LiveIndex", () => {
  it("holds what a plain map holds, after any writes, deletions, refreshes, merges and forks", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let live = index(FIELDS);
        const model = new Map<string, Doc>();
        for (const each of steps) {
          if (each.kind === "put") {
            put(live, each.id, each.doc);
            model.set(each.id, each.doc);
          } else if (each.kind === "delete") {
            live.delete({ id: each.id });
            model.delete(each.id);
          } else if (each.kind === "refresh") live.refresh();
          else if (each.kind === "merge") live.forceMerge();
          else {
            const left = live;
            live = live.fork();
            put(left, "0", { t: ["lost"] });
            left.refresh();
          }
        }
        live.refresh();
        expect(content(live)).toEqual(
          Object.fromEntries([...model].map(([key, value]) => [key, expected(value)])),
        );
        expect(live.stats.documents).toBe(model.size);
      }),
      { numRuns: 150 },
    );
  });

  it("counts statistics without deleted documents, however the segments lie", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const live = index(FIELDS);
        for (const each of steps) {
          if (each.kind === "put") put(live, each.id, each.doc);
          if (each.kind === "delete") live.delete({ id: each.id });
          if (each.kind === "refresh") live.refresh();
        }
        live.refresh();
        const before = ["red", "fox"].map((term) => live.reader().termStatistics("t", term));
        const fields = ["t", "k"].map((field) => live.reader().fieldStatistics(field));
        live.forceMerge();
        expect(["red", "fox"].map((term) => live.reader().termStatistics("t", term))).toEqual(before);
        expect(["t", "k"].map((field) => live.reader().fieldStatistics(field))).toEqual(fields);
      }),
      { numRuns: 80 },
    );
  });

  it("lets get see a write at once and a reader only after a refresh", () => {
    const live = index(FIELDS);
    put(live, "1", { t: ["red"] });
    expect([live.get("1")?.version, live.get("1", false), live.reader().documents, live.dirty]).toEqual([
      1,
      undefined,
      0,
      true,
    ]);
    live.refresh();
    expect([live.get("1", false)?.version, live.reader().documents, live.dirty]).toEqual([1, 1, false]);
  });

  it("keeps a deletion's version for a minute", () => {
    const live = index(FIELDS);
    clock = 0;
    put(live, "1", {});
    live.delete({ id: "1" });
    expect(live.fork().write({ id: "1", source: "{}" })).toMatchObject({
      version: 3,
      result: "created",
      seqNo: 2,
    });
    clock = 60_001;
    expect(live.write({ id: "1", source: "{}" })).toMatchObject({ version: 1, result: "created" });
  });

  it("guards writes by versions", () => {
    const live = index(FIELDS);
    put(live, "1", {});
    const write = (guard: object): string => refusalOf(() => live.write({ id: "1", source: "{}", ...guard }));
    expect([
      write({ create: true }),
      write({ ifSeqNo: 5, ifPrimaryTerm: 1 }),
      write({ version: 1, versionType: "external" }),
      write({ version: 0, versionType: "external_gte" }),
      refusalOf(() => live.delete({ id: "2", ifSeqNo: 0, ifPrimaryTerm: 1 })),
      write({ version: 1, versionType: "external_gte" }),
    ]).toMatchInlineSnapshot(`
      [
        "409 version_conflict_engine_exception: [1]: version conflict, document already exists (current version [1])",
        "409 version_conflict_engine_exception: [1]: version conflict, required seqNo [5], primary term [1]. current document has seqNo [0] and primary term [1]",
        "409 version_conflict_engine_exception: [1]: version conflict, current version [1] is higher or equal to the one provided [1]",
        "409 version_conflict_engine_exception: [1]: version conflict, current version [1] is higher than the one provided [0]",
        "409 version_conflict_engine_exception: [2]: version conflict, required seqNo [0], primary term [1]. but no document was found",
        "none",
      ]
    `);
  });

  it("forks without looking at the documents", () => {
    const live = index(FIELDS);
    for (let i = 0; i < 300; i++) put(live, String(i), { t: ["red fox"] });
    live.refresh();
    const fork = live.fork();
    expect(fork.reader()).toBe(live.reader());
    put(fork, "x", { t: ["blue"] });
    fork.refresh();
    expect([live.reader().documents, fork.reader().documents]).toEqual([300, 301]);
  });
});
