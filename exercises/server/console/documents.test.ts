import { describe, expect, it } from "vitest";
import type { SearchExercise } from "../../exercise";
import type { DocumentsCounterExample } from "../../grader/counterexample";
import { documentsDataset, loadText, readDocuments } from "../counterexample/documents";
import { findDocuments } from "../counterexample/documents-counterexample";
import { searchEngine } from "@/sandbox/search/search-engine";
import { cheapFish, exerciseOf, shops } from "./made-up-exercise";

const limits = { runs: 400, ms: Number.POSITIVE_INFINITY };
const [visible] = shops.open;
const [hidden] = shops.hidden;
if (!visible || !hidden) throw new Error("The shops are gone.");

async function find(answer: string, from = hidden): Promise<DocumentsCounterExample | undefined> {
  const { key, exercise } = exerciseOf(cheapFish);
  if (!from || !visible || exercise.kind !== "search") throw new Error("It is no search.");
  const own: SearchExercise = exercise;
  return await findDocuments({
    exercise: own,
    reference: key.reference.text,
    answer,
    failing: from,
    visible,
    limits,
  });
}

const query = (filter: string, sort = '["price", "sku"]'): string => `GET /products/_search
{ "sort": ${sort}, "query": { "bool": { "must": [{ "match": { "title": "smoked herring" } }], "filter": [${filter}] } } }`;

const fish = '{ "term": { "category": "fish" } }';
const cheap = '{ "range": { "price": { "lt": 20 } } }';

describe("findDocuments(search)", () => {
  it("gives one document for a missing condition, with no field too many", async () => {
    expect(await find(query(cheap))).toMatchObject({
      documents: [{ index: "products", id: "1" }],
      yours: { status: 200, hits: [{ id: "1" }] },
      expected: { status: 200, hits: [] },
    });
    const found = await find(query(fish));
    expect(Object.keys(found?.documents[0]?.source ?? {})).toEqual(["title", "category"]);
  });

  it("gives two documents for an order", async () => {
    const found = await find(query(`${fish}, ${cheap}`, '["sku"]'));
    expect(found?.documents).toHaveLength(2);
    expect(found?.yours.hits?.map(({ id }) => id)).toEqual(
      found?.expected.hits?.map(({ id }) => id).toReversed(),
    );
  });

  it("shows no value of a hidden document that stands in no visible one", async () => {
    for (const answer of [
      query(cheap),
      query(fish),
      query(`${fish}, ${cheap}`, '["sku"]'),
      query(`${fish}, { "range": { "price": { "lt": 19 } } }`),
    ]) {
      const found = await find(answer);
      expect(found).toBeDefined();
      expect(JSON.stringify(found)).not.toMatch(/secret|cod|eel|roe|beech/i);
    }
  });

  it("is the same at every run, and within its runs", async () => {
    const [one, other] = [await find(query(cheap)), await find(query(cheap))];
    expect(one).toEqual(other);
    expect(one?.runs).toBeLessThan(60);
  });

  it("gives nothing where documents have no part in it, or the answer does not end", async () => {
    expect(await find("DELETE /products\n\nGET /products/_search")).toBeUndefined();
    expect(await find("FETCH /products")).toBeUndefined();
  });

  it("can be loaded into the visible data", async () => {
    const found = await find(query(cheap));
    const engine = searchEngine();
    if (visible) await engine.reset(visible);
    const replies = await engine.run(`${found?.load ?? ""}\n\nGET /products/_search`, {
      ms: 5_000,
      rows: 10,
      bytes: 1e6,
    });
    expect(JSON.stringify(replies.at(-1))).toContain('"total":{"value":1,"relation":"eq"}');
    await engine.close();
  });
});

describe("readDocuments(dataset), documentsDataset(indices, documents), loadText(documents)", () => {
  it("carry every document over", () => {
    if (!visible) throw new Error("There is no shop.");
    const read = readDocuments(visible);
    if (!read) throw new Error("The shop cannot be read.");
    expect(read.documents).toHaveLength(5);
    expect(readDocuments(documentsDataset(read, read.documents))).toEqual({
      ...read,
      head: read.head.map((step) => ({ ...step, line: 1 })),
    });
    expect(loadText(read.documents.slice(0, 1))).toContain('{"index":{"_index":"products","_id":"1"}}');
  });

  it("give nothing for what is no dataset of whole documents", () => {
    const of = (text: string): unknown =>
      readDocuments({ name: "x", version: "x", files: [{ path: "x.http", text }] });
    expect(of('POST /a/_bulk\n{"update":{"_id":"1"}}\n{"doc":{}}')).toBeUndefined();
    expect(of('POST /a/_bulk\n{"index":{}}\n{}')).toBeUndefined();
    expect(of("FETCH /a")).toBeUndefined();
  });
});
