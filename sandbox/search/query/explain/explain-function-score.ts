import { unsupported } from "../../errors/search-error";
import { formatDouble } from "../../json/format-number";
import { member, scalarText } from "../../json/walk";
import type { Segment } from "../../index/reader";
import { queryText } from "../lucene/lucene-text";
import type { FunctionScoreQuery, WeightedFunction } from "../parse-function-score";
import { fieldOf, seedOf } from "../random-score";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { combineScores, factorOf, localFunctions, prepareFunction } from "../weigh-function-score";
import { type Explainer, type ExplainInside, type Explanation, explained, unmatched } from "./explanation";

const combinations: Readonly<Record<FunctionScoreQuery["boostMode"], string>> = {
  multiply: "function score, product of:",
  sum: "sum of",
  avg: "avg of",
  min: "min of",
  max: "max of",
  replace: "min of:",
};

/** Explains what functions make of a query's score. */
export function explainFunctionScore(
  query: FunctionScoreQuery,
  scope: SearchScope,
  boost: number,
  explainQuery: ExplainInside,
): Explainer {
  const inner = explainQuery(query.query, scope, boost);
  const prepared = query.functions.map((each) => prepareFunction(each, scope, weigh));
  return (segment, doc) => {
    const own = inner(segment, doc);
    if (!own.matched) return own;
    if (query.functions.length === 0) return own;
    const local = localFunctions(prepared, segment);
    const factor = factorOf(query, local, doc);
    // Explanations count in floats where scoring counts in doubles.
    const score = combineScores(query, own.value, Math.fround(factor));
    if (query.minScore !== undefined && Math.fround(score) < Math.fround(query.minScore))
      return unmatched(`Score value is too low, expected at least ${query.minScore} but got ${score}`, own);
    const functions = query.functions.flatMap((each, i) => {
      const one = local[i];
      if (!one || (one.passes && !one.passes(doc))) return [];
      return [explainFunction(each, one.score(doc), scope, segment, doc)];
    });
    const [only] = functions;
    const single = query.functions.length === 1 && query.functions[0]?.filter === undefined;
    const all =
      functions.length === 0
        ? explained(1, "No function matched")
        : single && only
          ? only
          : explained(factor, `function score, score mode [${query.scoreMode}]`, ...functions);
    const limited = explained(
      Math.min(factor, query.maxBoost),
      "min of:",
      all,
      explained(Math.min(query.maxBoost, GREATEST), "maxBoost"),
    );
    return query.boostMode === "replace"
      ? limited
      : explained(score, combinations[query.boostMode], own, limited);
  };
}

/** The greatest float. */
const GREATEST = 3.4028234663852886e38;

function explainFunction(
  { filter, weight, score }: WeightedFunction,
  value: number,
  scope: SearchScope,
  segment: Segment,
  doc: number,
): Explanation {
  const own = explainScore(score, value, scope, segment, doc);
  const weighted =
    weight === undefined ? own : explained(value * weight, "product of:", own, explained(weight, "weight"));
  if (!filter) return weighted;
  const passed = explained(1, `match filter: ${queryText(filter, scope)}`);
  return explained(weighted.value, "function score, product of:", passed, weighted);
}

function explainScore(
  score: WeightedFunction["score"],
  value: number,
  scope: SearchScope,
  segment: Segment,
  doc: number,
): Explanation {
  if (score.kind === "one") return explained(1, "constant score 1.0 - no function provided");
  if (score.kind === "random_score")
    return explained(
      value,
      `random score function (seed: ${seedOf(score, scope)}, field: ${fieldOf(score) ?? null})`,
    );
  if (score.kind === "field_value_factor") {
    const { field, factor, modifier, missing } = score;
    const otherwise = missing === undefined ? "" : `?:${formatDouble(missing)}`;
    const change = modifier === "none" ? "none" : modifier;
    const product = `doc['${field}'].value${otherwise} * factor=${formatDouble(factor)}`;
    return explained(value, `field value function: ${change}(${product})`);
  }
  if (score.kind !== "decay" || score.shape !== "gauss") throw unsupported("the explanation of this decay");
  const column = segment.numbers(score.field);
  const number = (key: string, otherwise: number): number => {
    const node = member(score.settings, key);
    return Number((node && scalarText(node)) ?? otherwise);
  };
  if (scope.mapping.field(score.field)?.type === "date")
    throw unsupported("the explanation of a decay over dates");
  const [scale, decay, origin, offset] = [
    number("scale", 1),
    number("decay", 0.5),
    number("origin", 0),
    number("offset", 0),
  ];
  const spread = (0.5 * scale ** 2) / Math.log(decay);
  const values = (column?.values(doc) ?? []).map(
    (each) =>
      `Math.max(Math.abs(${formatDouble(Number(each))}(=doc value) - ${formatDouble(origin)}(=origin))) - ${formatDouble(offset)}(=offset), 0)`,
  );
  const text = `exp(-0.5*pow(MIN[${values.join(", ")}],2.0)/${formatDouble(-spread)})`;
  return explained(value, `Function for field ${score.field}:`, explained(value, text));
}
