import { beforeAll, describe, expect, it } from "vitest";
import { jsonObject, refusalOf } from "../../index/example-index";
import { setAllParts } from "../../parts/all";
import { analyze } from "../analyze-api";

beforeAll(setAllParts);

/** Tokens as `text@position`. */
function tokens(body: Record<string, unknown>): string[] {
  const reply: unknown = analyze(jsonObject(body), undefined);
  const found = (reply as { tokens: { token: string; position: number }[] }).tokens;
  return found.map(({ token, position }) => `${token}@${position}`);
}

const refused = (body: Record<string, unknown>): string =>
  refusalOf(() => analyze(jsonObject(body), undefined));

// Every expectation here was printed by Elasticsearch 9.5.3.
describe("token filters", () => {
  it("leave a hole where a stop word was, and none where a word came again", () => {
    const text = "one one the two";
    expect(tokens({ text, tokenizer: "standard", filter: ["stop"] })).toEqual(["one@0", "one@1", "two@3"]);
    expect(tokens({ text, tokenizer: "standard", filter: ["unique"] })).toEqual(["one@0", "the@1", "two@2"]);
  });

  it("take the name of an unknown list of stop words for a word", () => {
    const filter = [{ type: "stop", stopwords: "_klingon_" }];
    expect(tokens({ text: "the _klingon_", tokenizer: "whitespace", filter })).toEqual(["the@0"]);
  });

  it("that make many words of one cannot stand before synonyms", () => {
    const filter = ["shingle", { type: "synonym", synonyms: ["a, b"] }];
    expect(refused({ text: "a", tokenizer: "standard", filter })).toBe(
      "400 illegal_argument_exception: Token filter [shingle] cannot be used to parse synonyms",
    );
  });

  it("that do nothing without settings cannot be named without", () => {
    expect(refused({ text: "a", tokenizer: "standard", filter: ["truncate"] })).toBe(
      "400 illegal_argument_exception: Analysis settings required - can't instantiate analysis factory",
    );
  });
});

describe("tokenizers", () => {
  it("take no more groups than their pattern has", () => {
    expect(refused({ text: "a", tokenizer: { type: "pattern", pattern: ",", group: 1 } })).toBe(
      "400 illegal_argument_exception: invalid group specified: pattern only has: 0 capturing groups",
    );
  });

  it("count currency, mathematics and pictures as symbols, modifiers not", () => {
    const tokenizer = { type: "ngram", min_gram: 1, max_gram: 1, token_chars: ["symbol"] };
    expect(tokens({ text: "a👍🏽+^", tokenizer })).toEqual(["👍@0", "+@1"]);
  });

  it("cut a word that is longer than they take", () => {
    expect(tokens({ text: "é".repeat(300), tokenizer: "standard" })).toEqual([
      `${"é".repeat(255)}@0`,
      `${"é".repeat(45)}@1`,
    ]);
  });

  it("take a word of a megabyte in a moment", () => {
    const started = performance.now();
    tokens({ text: "é".repeat(500_000), tokenizer: "standard" });
    tokens({ text: "_a".repeat(200_000), tokenizer: "standard" });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
