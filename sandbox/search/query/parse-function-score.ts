import { toDecimal } from "../aggregation/object-parser";
import { illegalArgument, parsingError, SearchError, unsupported } from "../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import type { Query } from "./query";
import { boostOf } from "./query-inside";
import { parseRandomScore, type RandomScore } from "./random-score";

/** How what several functions say becomes one number. */
export type FunctionScoreMode = "first" | "avg" | "max" | "min" | "sum" | "multiply";

/** How that number and the query's score become one. */
export type FunctionBoostMode = "multiply" | "replace" | "sum" | "avg" | "min" | "max";

/** Shapes of the curve of a decay. */
export type DecayShape = "gauss" | "exp" | "linear";

/** What a function makes of a document. */
export type ScoreFunction =
  | { readonly kind: "one" }
  | RandomScore
  | {
      readonly kind: "field_value_factor";
      readonly field: string;
      /** A float. */
      readonly factor: number;
      readonly modifier: string;
      readonly missing: number | undefined;
    }
  | {
      readonly kind: "decay";
      readonly shape: DecayShape;
      readonly field: string;
      readonly settings: JsonObject;
      readonly mode: string | undefined;
    };

/** A function for the documents that pass its filter. */
export interface WeightedFunction {
  readonly filter: Query | undefined;
  /** A float, 1 unless told. */
  readonly weight: number | undefined;
  readonly score: ScoreFunction;
}

/** A query whose scores functions change. */
export interface FunctionScoreQuery {
  kind: "function_score";
  query: Query;
  functions: readonly WeightedFunction[];
  scoreMode: FunctionScoreMode;
  boostMode: FunctionBoostMode;
  maxBoost: number;
  minScore: number | undefined;
  boost: number;
}

const SCORE_MODES: readonly FunctionScoreMode[] = ["first", "avg", "max", "min", "sum", "multiply"];
const BOOST_MODES: readonly FunctionBoostMode[] = ["multiply", "replace", "sum", "avg", "min", "max"];
const PLAIN = ["query", "functions", "score_mode", "boost_mode", "max_boost", "min_score", "boost", "_name"];
const FUNCTIONS = ["gauss", "exp", "linear", "field_value_factor", "random_score", "script_score"];
const REFUSED = "failed to parse [function_score] query.";

type Parse = (node: JsonNode) => Query;

/** Reads the inside of `function_score`. */
export function parseFunctionScore(inside: JsonObject, parse: Parse): FunctionScoreQuery {
  const single = inside.entries.filter(({ key }) => !PLAIN.includes(key));
  for (const entry of inside.entries) refuseMixture(entry, inside);
  const list = member(inside, "functions");
  const query = member(inside, "query");
  const own = single.length > 0 ? [readFunction({ ...inside, entries: single }, parse)] : [];
  const listed = list?.kind === "array" ? list.items.map((item) => readListed(item, parse)) : [];
  return {
    kind: "function_score",
    query: query ? parse(query) : { kind: "match_all", boost: 1 },
    functions: [...own, ...listed],
    scoreMode: modeOf(member(inside, "score_mode"), SCORE_MODES, "FunctionScoreQuery.ScoreMode", "multiply"),
    boostMode: modeOf(member(inside, "boost_mode"), BOOST_MODES, "CombineFunction", "multiply"),
    maxBoost: numberOf(member(inside, "max_boost")) ?? Number.POSITIVE_INFINITY,
    minScore: numberOf(member(inside, "min_score")),
    boost: boostOf(inside),
  };
}

function refuseMixture({ key, value }: JsonEntry, inside: JsonObject): void {
  const other = inside.entries.find((entry) => !PLAIN.includes(entry.key));
  if (key !== "functions" || !other) return;
  throw parsingError(
    value.at,
    `${REFUSED} [you can either define [functions] array or a single function, not both. already found [${other.key}], now encountering [functions].]`,
  );
}

function readListed(item: JsonNode, parse: Parse): WeightedFunction {
  if (item.kind !== "object") throw parsingError(item.at, `${REFUSED} [functions] must be objects`);
  return readFunction(item, parse);
}

function readFunction(node: JsonObject, parse: Parse): WeightedFunction {
  let weight: number | undefined;
  let filter: Query | undefined;
  let score: ScoreFunction | undefined;
  for (const { key, value } of node.entries) {
    if (key === "weight") weight = readWeight(value);
    else if (key === "filter") filter = parse(value);
    else if (value.kind === "object") score = readScore(key, value);
    else throw parsingError(value.at, `${REFUSED} field [${key}] is not supported`);
  }
  if (!score && weight === undefined) {
    const place = { line: node.end.line, column: node.end.column - 1 };
    throw parsingError(place, `${REFUSED} an entry in functions list is missing a function.`);
  }
  return { filter, weight, score: score ?? { kind: "one" } };
}

function readWeight(value: JsonNode): number {
  const weight = Math.fround(toDecimal(scalarText(value) ?? ""));
  if (weight >= 0) return weight;
  throw illegalArgument("[weight] cannot be negative for a filtering function");
}

function readScore(key: string, value: JsonObject): ScoreFunction {
  if (key === "random_score") return parseRandomScore(value);
  if (key === "script_score") throw unsupported(`[${key}] of [function_score]`);
  if (!FUNCTIONS.includes(key)) {
    const { line, column } = value.at;
    const cause = new SearchError(
      400,
      "named_object_not_found_exception",
      `[${line}:${column}] unknown field [${key}]`,
    );
    const near = "did you mean any of [random_score, script_score]?";
    throw parsingError(value.at, `unknown query [function_score] ${near}`, cause);
  }
  return key === "field_value_factor" ? readFactor(value) : readDecay(key, value);
}

function readFactor(value: JsonObject): ScoreFunction {
  for (const { key, value: node } of value.entries) {
    if (!["field", "factor", "modifier", "missing"].includes(key)) {
      throw parsingError(node.at, `field_value_factor query does not support [${key}]`);
    }
  }
  const field = member(value, "field");
  const modifier = member(value, "modifier");
  if (!field) throw parsingError(value.at, "[field_value_factor] required field 'field' missing");
  return {
    kind: "field_value_factor",
    field: scalarText(field) ?? "",
    factor: Math.fround(numberOf(member(value, "factor")) ?? 1),
    modifier: ((modifier && scalarText(modifier)) ?? "none").toLowerCase(),
    missing: numberOf(member(value, "missing")),
  };
}

function readDecay(shape: string, value: JsonObject): ScoreFunction {
  const mode = member(value, "multi_value_mode");
  const entry = value.entries.find(({ key }) => key !== "multi_value_mode");
  if (entry?.value.kind !== "object")
    throw parsingError(value.at, "malformed score function score parameters.");
  return {
    kind: "decay",
    shape: shape === "gauss" || shape === "exp" ? shape : "linear",
    field: entry.key,
    settings: entry.value,
    mode: mode && scalarText(mode),
  };
}

function modeOf<M extends string>(
  node: JsonNode | undefined,
  modes: readonly M[],
  type: string,
  otherwise: M,
): M {
  const text = node && scalarText(node);
  if (text === undefined) return otherwise;
  const found = modes.find((mode) => mode === text.toLowerCase());
  if (found) return found;
  const owner = "org.elasticsearch.common.lucene.search.function";
  throw illegalArgument(`No enum constant ${owner}.${type}.${text.toUpperCase()}`);
}

function numberOf(node: JsonNode | undefined): number | undefined {
  const text = node && scalarText(node);
  return text === undefined ? undefined : toDecimal(text);
}
