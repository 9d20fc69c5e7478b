import { listAt, numberAt, textAt, valueAt } from "@/app/_ui/figures/figure-replies";

/** A number of an explanation, and what it was made of. */
export interface ExplainedNumber {
  value: number;
  /** What it is, in words. */
  label: string;
  /** How it comes of the numbers below it, with these in it: `2.31 + 2.69`; "" for one that is given. */
  formula: string;
  parts: ExplainedNumber[];
}

/** A hit with its score taken apart. */
export interface ExplainedHit {
  id: string;
  title: string;
  score: ExplainedNumber;
}

/** The hits of a search with `explain: true`, in order. */
export function explainedHits(body: unknown): ExplainedHit[] {
  return listAt(body, "hits", "hits").flatMap((hit) => {
    const explanation = valueAt(hit, "_explanation");
    if (explanation === undefined) return [];
    return [
      {
        id: textAt(hit, "_id"),
        title: textAt(hit, "_source", "title"),
        score: explained(explanation),
      },
    ];
  });
}

/** The pieces that a score is the sum of; a score that is none stands for itself. */
export function addends(score: ExplainedNumber): ExplainedNumber[] {
  return score.label === "sum of" ? score.parts : [score];
}

function explained(node: unknown): ExplainedNumber {
  const description = textAt(node, "description");
  const details = listAt(node, "details");
  const [only] = details;
  const parts = details.map(explained);
  const weight = /^weight\(([^:]+):(.+) in \d+\)/.exec(description);
  // The weight of a term is the score that stands below it, under another name.
  if (weight && only !== undefined && details.length === 1) {
    return { ...explained(only), label: `${weight[2]} in ${weight[1]}` };
  }
  return {
    value: numberAt(node, "value"),
    label: labelOf(description),
    formula: formulaOf(description, details),
    parts,
  };
}

const labels: Record<string, string> = {
  boost: "boost, with k1 + 1 in it",
  idf: "idf, how rare the term is",
  tf: "tf, how much of the field it is",
};

/** `n, number of documents containing term` stays; a long formula gives way to what it means. */
function labelOf(description: string): string {
  const [, name = description] = /^([A-Za-z0-9]+)(?:,|$)/.exec(description) ?? [];
  return labels[name] ?? description.replace(/, computed as .*$/, "").replace(/:$/, "");
}

function formulaOf(description: string, details: unknown[]): string {
  const values = details.map((detail) => ({
    name: textAt(detail, "description").split(/[, ]/)[0] ?? "",
    value: textAt(detail, "value"),
  }));
  if (description.startsWith("sum of")) return values.map(({ value }) => value).join(" + ");
  const formula = /computed as (.*?) from:$/.exec(description)?.[1];
  if (formula === undefined) return "";
  const named = new Map(values.map(({ name, value }) => [name, value]));
  return formula.replace(/[A-Za-z_]\w*/g, (word) => named.get(word) ?? word).replaceAll("*", "×");
}
