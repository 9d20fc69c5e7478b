import { afterAll, describe, expect, it } from "vitest";
import { ConsoleEngines } from "../console-engine";
import type { GradingDatasets } from "../datasets";
import type { Proof } from "../proof";
import { proveConsole } from "../verify-console";
import { cheapFish, exerciseOf, publicPart, shops, stores } from "./made-up-exercise";

const engines = new ConsoleEngines();
afterAll(() => engines.close());

async function prove(files: Record<string, string>, datasets: GradingDatasets = shops): Promise<Proof> {
  const { key, exercise } = exerciseOf(files);
  return await proveConsole(key, exercise, datasets, { engine: engines.of(exercise) });
}

/** The first problem that speaks about a file. */
async function problemIn(
  file: string,
  files: Record<string, string>,
  datasets?: GradingDatasets,
): Promise<string> {
  const { problems } = await prove(files, datasets);
  return problems.find((one) => one.file.endsWith(`/${file}`))?.message ?? "none";
}

/** The search with another text in one of its files. */
function changed(file: string, ...pairs: [from: string, to: string][]): Record<string, string> {
  let text = cheapFish[file] ?? "";
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}.`);
    text = text.replace(from, to);
  }
  return { ...cheapFish, [file]: text };
}

describe("proveConsole(key, exercise, datasets, world)", () => {
  it("proves a search; what survives is what no data can tell", async () => {
    const { problems, ...proof } = await prove(cheapFish);
    expect(proof.datasets).toBe(2);
    expect(proof.wrong).toEqual({ killed: 3, total: 3 });
    expect(proof.survivors.map(({ id, description }) => `${id}: ${description}`)).toMatchInlineSnapshot(`
      [
        "match-term-2: line 1: query.bool.filter.0: term became match",
        "occur-2: line 1: query.bool: must became filter",
        "occur-3: line 1: query.bool: filter became must",
        "size-1: line 1: size: left out",
        "size-2: line 1: size: 50 became 49",
      ]
    `);
    expect(problems.filter(({ message }) => !message.includes("of the reference survive"))).toEqual([]);
  });

  it("proves a bucket policy by what it lets whom do", async () => {
    const { problems, ...proof } = await prove(publicPart, stores);
    expect(proof.wrong).toEqual({ killed: 2, total: 2 });
    expect(proof.survivors.map(({ id, description }) => `${id}: ${description}`)).toMatchInlineSnapshot(`[]`);
    expect(problems.filter(({ message }) => !message.includes("of the reference survive"))).toEqual([]);
  });

  it("misses a right answer that is not accepted", async () => {
    const files = changed("alternatives/filters.http", [
      '"sort": [{ "price": "asc" }, { "sku": "asc" }],',
      '"sort": [{ "price": "desc" }],',
    ]);
    expect(await problemIn("alternatives/filters.http", files)).toMatch(
      /^This right answer is not accepted: .*hits-order/,
    );
  });

  it("misses a wrong answer that is accepted, or told something else", async () => {
    const accepted = changed("wrong/boundary.http", ['"lte"', '"lt"']);
    expect(await problemIn("wrong/boundary.http", accepted)).toBe("This wrong answer is accepted.");
    const other = changed("wrong/by-score.http", ["expect: hits-order", "expect: scores"]);
    expect(await problemIn("wrong/by-score.http", other)).toBe(
      "It should fail with scores, and fails with hits-order.",
    );
  });

  it("misses a starter that passes", async () => {
    const files = { ...cheapFish, "starter.http": cheapFish["alternatives/filters.http"] ?? "" };
    expect(await problemIn("starter.http", files)).toBe("The starter passes as it is.");
  });

  it("misses a size that cuts a tie", async () => {
    const files = changed(
      "reference.http",
      ['"size": 50', '"size": 2'],
      ['["price", "sku"]', '["category"]'],
    );
    expect(await problemIn("reference.http", files)).toMatch(
      /^With the documents of H written in another order the reply is another: .*hits/,
    );
  });

  it("misses what comes and goes with the moment", async () => {
    const late = `PUT /products/_doc/99\n{ "title": "Smoked trout", "category": "fish", "price": 3, "sku": "z", "made": "2024-06-30T09:00:00.010Z" }`;
    const [shown] = shops.open;
    if (!shown) throw new Error("The shop is gone.");
    const files = [...shown.files, { path: "03.http", text: late }];
    const datasets = { ...shops, open: [{ ...shown, version: "late", files }] };
    const range = '{ "range": { "made": { "gte": "now-1d" } } }';
    const reference = changed("reference.http", ['{ "range": { "price": { "lt": 20 } } }', range]);
    expect(await problemIn("reference.http", reference, datasets)).toMatch(
      /^Twenty milliseconds later the reply is another: .*hits/,
    );
  });

  it("misses a reference that does not run, or sends less than is looked at", async () => {
    const none = { ...cheapFish, "reference.http": "FETCH /products\n" };
    expect(await problemIn("prompt.mdx", none)).toMatch(
      /reference.http does not run on S: expected a request/,
    );
    const second = changed("prompt.mdx", ["kind: reply, hits", "kind: reply, of: 2, hits"]);
    expect(await problemIn("prompt.mdx", second)).toMatch(
      /sends 1 requests, and check 1 looks at another one/,
    );
  });

  it("misses a probe that is not answered as the author says", async () => {
    const prompt = (publicPart["prompt.mdx"] ?? "").replace("status: 200", "status: 204");
    expect(await problemIn("prompt.mdx", { ...publicPart, "prompt.mdx": prompt }, stores)).toMatch(
      /should be answered with 204 after the reference, and is with 200/,
    );
  });

  it("misses something compared that no reply has", async () => {
    const files = changed("prompt.mdx", ["hits: {}", "hits: {}, paths: [aggregations.none]"]);
    expect(await problemIn("prompt.mdx", files)).toBe(
      "Check 1 compares `aggregations.none`, and no dataset gives any after the reference.",
    );
  });

  it("misses an equivalent that is killed, and one that is none", async () => {
    const listed = ["range-boundary-1", "no-such-1"].map((id) => `\n  - { mutant: ${id}, reason: "No." }`);
    const files = changed("prompt.mdx", [
      "misconceptions:",
      `equivalents:${listed.join("")}\nmisconceptions:`,
    ]);
    const { problems } = await prove(files);
    expect(problems.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "The mutant range-boundary-1 is no equivalent: it is killed.",
        "There is no mutant no-such-1.",
      ]),
    );
  });

  it("proves a variant, and misses one that the shown answer passes", async () => {
    const said = async (pair: string): Promise<string[]> => {
      const variant = `variant:\n  task: Another one.\n  replace:\n    - ${pair}\nmisconceptions:`;
      const { problems } = await prove(changed("prompt.mdx", ["misconceptions:", variant]));
      return problems.map(({ message }) => message);
    };
    const passes = "In the variant: The reference that was shown passes as well.";
    expect(await said(`['{ "price": { "lt": 20 } }', '{ "price": { "lt": 9 } }']`)).not.toContain(passes);
    expect(await said(`['"size": 50', '"size": 49']`)).toContain(passes);
  });
});
