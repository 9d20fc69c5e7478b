import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Token } from "./analyzer";
import { readJson } from "../json/read";
import { setAllParts } from "../parts/all";
import { analyze } from "./analyze-api";

beforeAll(setAllParts);

const path = "../shared/conformance/search/scale/tokens.json.gz";

interface Recorded {
  chains: Record<string, Record<string, unknown>>;
  lines: { text: string; tokens: Record<string, (string | number)[][]> }[];
}

interface Reply {
  tokens: {
    token: string;
    start_offset: number;
    end_offset: number;
    position: number;
    type: string;
    positionLength?: number;
  }[];
}

const ask = (body: Record<string, unknown>): Reply => {
  const node = readJson(JSON.stringify(body));
  if (node.kind !== "object") throw new Error("no object");
  return analyze(node, undefined) as unknown as Reply;
};

describe.skipIf(!existsSync(path))(
  "token streams recorded from Elasticsearch (skipped: ../shared is absent)",
  () => {
    const recorded = existsSync(path)
      ? (JSON.parse(gunzipSync(readFileSync(path)).toString()) as Recorded)
      : { chains: {}, lines: [] };
    for (const [name, chain] of Object.entries(recorded.chains)) {
      it(`the chain ${name} gives every stream as recorded`, () => {
        const wrong: string[] = [];
        let count = 0;
        for (const { text, tokens } of recorded.lines) {
          const wanted = tokens[name];
          if (!wanted) continue;
          count += 1;
          const got = ask({ ...chain, text }).tokens.map((one) => [
            one.token,
            one.start_offset,
            one.end_offset,
            one.position,
            one.type,
            ...(one.positionLength === undefined ? [] : [one.positionLength]),
          ]);
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            wrong.push(`${text}\n  got  ${JSON.stringify(got)}\n  want ${JSON.stringify(wanted)}`);
        }
        console.log(`tokens ${name}: ${count - wrong.length} of ${count}`);
        expect(wrong.slice(0, 3)).toEqual([]);
      }, 120_000);
    }
  },
);

describe("any text", () => {
  const chains = [
    { analyzer: "standard" },
    { analyzer: "english" },
    { analyzer: "stop" },
    {
      tokenizer: "standard",
      char_filter: ["html_strip"],
      filter: ["lowercase", "asciifolding", "porter_stem"],
    },
    { tokenizer: { type: "ngram", min_gram: 1, max_gram: 2 } },
    { tokenizer: "standard", filter: [{ type: "shingle" }] },
    { tokenizer: "standard", filter: [{ type: "synonym_graph", synonyms: ["a, b c", "b => d e f"] }] },
  ];
  it.each(chains)("gives tokens inside the text whose positions never go back: %j", (chain) => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        let before: Token | undefined;
        for (const token of ask({ ...chain, text }).tokens) {
          expect(token.start_offset).toBeGreaterThanOrEqual(0);
          expect(token.end_offset).toBeGreaterThanOrEqual(token.start_offset);
          expect(token.end_offset).toBeLessThanOrEqual(text.length);
          expect(token.position).toBeGreaterThanOrEqual(before?.position ?? 0);
          before = { ...token, text: token.token, start: 0, end: 0, positionLength: 1 };
        }
      }),
      { numRuns: 200 },
    );
  });
});
