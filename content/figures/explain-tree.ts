import type { FigureDefinition } from "./figure";

const parts = ["_id", "_score", "_source", "_explanation"].map((part) => `hits.hits.${part}`);

/** The best hits of a search with the sum behind each score. */
export const explainTree: FigureDefinition = {
  name: "explain-tree",
  alt: "The four best products for smoked herring, each with its score as a bar made of one piece for each term. A score unfolds into the sum over the terms, a term into boost times idf times tf, and those two into the numbers that they are made of: how many documents have the term, and how long the field is.",
  queries: {
    hits: `POST /products/_search?filter_path=${parts.join(",")}
{ "query": { "match": { "title": "smoked herring" } }, "explain": true, "_source": ["title"], "size": 4 }
`,
  },
};
