import { describe, expect, it } from "vitest";
import { figureReply } from "@/app/_ui/figures/figure-replies";
import { explainTree } from "@/content/figures/explain-tree";
import { readDataset } from "@/content/server/datasets";
import { recordFigure } from "../record-figure";
import { addends, explainedHits } from "./explained-score";

const tf = {
  value: 0.5139433,
  description: "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
  details: [
    { value: 1, description: "freq, occurrences of term within document", details: [] },
    { value: 1.2, description: "k1, term saturation parameter", details: [] },
    { value: 0.75, description: "b, length normalization parameter", details: [] },
    { value: 2, description: "dl, length of field", details: [] },
    { value: 2.7875, description: "avgdl, average length of field", details: [] },
  ],
};
const weight = (term: string, value: number, idf: number, n: number): object => ({
  value,
  description: `weight(title:${term} in 40) [PerFieldSimilarity], result of:`,
  details: [
    {
      value,
      description: "score(freq=1.0), computed as boost * idf * tf from:",
      details: [
        { value: 2.2, description: "boost", details: [] },
        {
          value: idf,
          description: "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
          details: [
            { value: n, description: "n, number of documents containing term", details: [] },
            { value: 80, description: "N, total number of documents with field", details: [] },
          ],
        },
        tf,
      ],
    },
  ],
});
const smoked = weight("smoked", 2.310053, 2.043074, 10);
const herring = weight("herring", 2.6904938, 2.3795462, 7);
const body = (explanation: object): object => ({
  hits: { hits: [{ _id: "41", _source: { title: "Smoked herring" }, _explanation: explanation }] },
});

// As Elasticsearch 9.5.3 explains document 41 of Harbor's products.
describe("explainedHits(body)", () => {
  it("gives a score as the sum over its terms, each with its own formula", () => {
    const [hit] = explainedHits(
      body({ value: 5.000547, description: "sum of:", details: [smoked, herring] }),
    );
    expect(hit?.score).toMatchObject({ value: 5.000547, formula: "2.310053 + 2.6904938" });
    const [term] = addends(hit?.score ?? { value: 0, label: "", formula: "", parts: [] });
    expect(term).toMatchObject({ label: "smoked in title", formula: "2.2 × 2.043074 × 0.5139433" });
    expect(term?.parts.map(({ label, formula }) => `${label} = ${formula}`)).toEqual([
      "boost, with k1 + 1 in it = ",
      "idf, how rare the term is = log(1 + (80 - 10 + 0.5) / (10 + 0.5))",
      "tf, how much of the field it is = 1 / (1 + 1.2 × (1 - 0.75 + 0.75 × 2 / 2.7875))",
    ]);
  });

  it("takes the score of one term as its only addend, with a sum around it or without", () => {
    for (const explanation of [smoked, { value: 2.310053, description: "sum of:", details: [smoked] }]) {
      const [hit] = explainedHits(body(explanation));
      const parts = hit ? addends(hit.score) : [];
      expect(parts.map(({ label, value }) => `${label}: ${value}`)).toEqual(["smoked in title: 2.310053"]);
    }
  });

  it("has no hits without explanations", () => {
    expect(explainedHits({ hits: { hits: [{ _id: "1" }] } })).toEqual([]);
  });
});

it("adds up on the products of Harbor: a score is the sum of its terms, a term the product of its parts", async () => {
  const rows = await recordFigure(explainTree, "search", await readDataset("harbor-search"));
  const hits = explainedHits(figureReply(rows, "hits")?.body);
  expect(
    hits.map(
      ({ id, score }) =>
        `${id}: ${addends(score)
          .map(({ label }) => label)
          .join(", ")}`,
    ),
  ).toEqual([
    "41: smoked in title, herring in title",
    "42: smoked in title, herring in title",
    "1: smoked in title, herring in title",
    "2: smoked in title",
  ]);
  for (const { score } of hits) {
    const terms = addends(score);
    expect(terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score.value, 5);
    for (const { value, parts } of terms)
      expect(parts.reduce((product, part) => product * part.value, 1)).toBeCloseTo(value, 5);
  }
});
