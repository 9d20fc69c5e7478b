import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSearchEngine, type SearchEngine } from "../../engine";

const word = fc.constantFrom("a", "b", "c", "d");
const text = fc.array(word, { maxLength: 8 });
const texts = fc.array(text, { minLength: 1, maxLength: 8 });

/** An engine with one document a text, ids from 0. */
function indexed(documents: readonly (readonly string[])[]): SearchEngine {
  const engine = createSearchEngine();
  const lines = documents.map((words, i) => `{"index":{"_id":"${i}"}}\n{"t":"${words.join(" ")}"}\n`);
  send(engine, "POST", "/i/_bulk?refresh=true", lines.join(""), "application/x-ndjson");
  return engine;
}

function send(engine: SearchEngine, method: string, path: string, body?: string, type = "application/json") {
  return engine.handle({ method, path, headers: { "content-type": type }, body }).body;
}

interface Hit {
  readonly _id: string;
  readonly highlight?: { readonly t: readonly string[] };
}

function hits(engine: SearchEngine, body: unknown): readonly Hit[] {
  return JSON.parse(send(engine, "POST", "/i/_search", JSON.stringify(body))).hits.hits;
}

const ids = (engine: SearchEngine, query: unknown): number[] =>
  hits(engine, { query, size: 100 })
    .map(({ _id }) => Number(_id))
    .sort((a, b) => a - b);

type Tree =
  | { readonly word: string }
  | { readonly must: Tree[]; readonly should: Tree[]; readonly must_not: Tree[]; readonly filter: Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const clauses = fc.array(tie("tree"), { maxLength: 2 });
  return {
    tree: fc.oneof(
      { depthSize: "small" },
      fc.record({ word }),
      fc.record({ must: clauses, should: clauses, must_not: clauses, filter: clauses }),
    ),
  };
});

function queryOf(node: Tree): unknown {
  if ("word" in node) return { term: { t: node.word } };
  return { bool: Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, inner.map(queryOf)])) };
}

/** Whether a text passes, by what the documentation says of `bool`. */
function passes(node: Tree, words: readonly string[]): boolean {
  if ("word" in node) return words.includes(node.word);
  const required = [...node.must, ...node.filter];
  if (!required.every((each) => passes(each, words))) return false;
  if (node.must_not.some((each) => passes(each, words))) return false;
  return required.length > 0 || node.should.length === 0 || node.should.some((each) => passes(each, words));
}

describe("a search says what looking through all documents says", () => {
  it("for phrases", () => {
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (documents, phrase) => {
        const expected = documents.flatMap((words, i) =>
          words.some((_, at) => phrase.every((each, k) => words[at + k] === each)) ? [i] : [],
        );
        expect(ids(indexed(documents), { match_phrase: { t: phrase.join(" ") } })).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("for bool queries in bool queries", () => {
    fc.assert(
      fc.property(texts, tree, (documents, node) => {
        const expected = documents.flatMap((words, i) => (passes(node, words) ? [i] : []));
        expect(ids(indexed(documents), queryOf(node))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("for what is highlighted: the text as it was, and just the words that were looked for in marks", () => {
    fc.assert(
      fc.property(texts, fc.uniqueArray(word, { minLength: 1 }), (documents, wanted) => {
        const highlight = { number_of_fragments: 0, fields: { t: {} } };
        const body = { query: { match: { t: wanted.join(" ") } }, highlight, size: 100 };
        for (const { _id, highlight: found } of hits(indexed(documents), body)) {
          const words = documents[Number(_id)] ?? [];
          const marked = words.map((each) => (wanted.includes(each) ? `<em>${each}</em>` : each)).join(" ");
          expect(found?.t).toEqual([marked]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("restore(snapshot())", () => {
  const write = fc.record({
    id: fc.constantFrom("0", "1", "2", "9"),
    words: text,
    refresh: fc.boolean(),
    gone: fc.boolean(),
  });
  const probes = [
    "/i/_search?version=true&q=a",
    "/i/_search?sort=_doc",
    "/i/_doc/1",
    "/i/_mapping",
    "/_cat/indices?format=json",
  ];

  it("leaves every answer as it was, whatever was written in between", () => {
    fc.assert(
      fc.property(texts, fc.array(write), fc.array(write), (documents, before, between) => {
        const engine = indexed(documents);
        const apply = ({ id, words, refresh, gone }: (typeof before)[number]): void => {
          const path = `/i/_doc/${id}?refresh=${refresh}`;
          if (gone) send(engine, "DELETE", path);
          else send(engine, "PUT", path, JSON.stringify({ t: words.join(" ") }));
        };
        before.forEach(apply);
        const snapshot = engine.snapshot();
        const asked = (): string[] => probes.map((path) => send(engine, "GET", path));
        const expected = asked();
        engine.restore(snapshot);
        between.forEach(apply);
        engine.restore(snapshot);
        expect(asked()).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
