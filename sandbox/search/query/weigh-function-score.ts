import { resolveField } from "../aggregation/field-source";
import { parseTimeValue } from "../aggregation/time-value";
import { DEFAULT_DATE_FORMAT, dateFormat } from "../dates/date-format";
import { parseDateMath } from "../dates/date-math";
import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import type { MappedField } from "../index/mapping";
import { isNumberType } from "../index/parse-number";
import type { Segment } from "../index/reader";
import { member, scalarText } from "../json/walk";
import { decayCurve } from "./decay";
import type { Matches } from "./matches";
import type { FunctionScoreQuery, ScoreFunction, WeightedFunction } from "./parse-function-score";
import type { Query } from "./query";
import { prepareRandomScore } from "./random-score";
import type { SearchScope } from "./scope";
import { createdQuery } from "./shard-error";

type Weigher = (segment: Segment) => Matches;
type Weigh = (query: Query, scope: SearchScope, boost?: number) => Weigher;
/** What a function says of a document. */
type Score = (doc: number) => number;

/** A function that knows its index. */
export interface PreparedFunction {
  readonly passes: ((segment: Segment) => (doc: number) => boolean) | undefined;
  readonly weight: number | undefined;
  readonly score: (segment: Segment) => Score;
}

/** `function_score`: functions are doubles, and only the last result is a float. */
export function weighFunctionScore(
  query: FunctionScoreQuery,
  scope: SearchScope,
  boost: number,
  weigh: Weigh,
): Weigher {
  const inner = weigh(query.query, scope, boost);
  const functions = query.functions.map((one) => prepareFunction(one, scope, weigh));
  return (segment) => {
    const found = inner(segment);
    const local = localFunctions(functions, segment);
    const scores = Float32Array.from(found.docs, (doc, i) =>
      combineScores(query, found.scores?.[i] ?? 0, factorOf(query, local, doc)),
    );
    return atLeast({ docs: found.docs, scores }, query.minScore);
  };
}

function atLeast({ docs, scores = new Float32Array() }: Matches, least: number | undefined): Matches {
  if (least === undefined) return { docs, scores };
  const limit = Math.fround(least);
  const kept = Array.from(docs.keys()).filter((i) => (scores[i] ?? 0) >= limit);
  return {
    docs: Int32Array.from(kept, (i) => docs[i] ?? 0),
    scores: Float32Array.from(kept, (i) => scores[i] ?? 0),
  };
}

/** Functions on one segment. */
export function localFunctions(functions: readonly PreparedFunction[], segment: Segment): LocalFunction[] {
  return functions.map(({ passes, weight, score }) => ({
    passes: passes?.(segment),
    weight: weight ?? 1,
    score: score(segment),
  }));
}

/** A function on one segment. */
export interface LocalFunction {
  readonly passes: ((doc: number) => boolean) | undefined;
  readonly weight: number;
  readonly score: Score;
}

/** What the functions that a document passes say together, 1 when it passes none. */
export function factorOf(
  { scoreMode, functions: asked }: FunctionScoreQuery,
  functions: readonly LocalFunction[],
  doc: number,
): number {
  const matching = functions.filter(({ passes }) => !passes || passes(doc));
  const [first] = matching;
  if (!first) return 1;
  // One function for all documents is not combined with anything: its weight is no weight of an average.
  const [only] = asked.length === 1 ? asked : [];
  const forAll = only && (!only.filter || only.filter.kind === "match_all");
  if (scoreMode === "first" || forAll) return first.weight * first.score(doc);
  const said = matching.map(({ weight, score }) => weight * score(doc));
  const sum = said.reduce((total, one) => total + one, 0);
  switch (scoreMode) {
    case "max":
      return Math.max(...said);
    case "min":
      return Math.min(...said);
    case "multiply":
      return said.reduce((product, one) => product * one, 1);
    case "sum":
      return sum;
    case "avg":
      return sum / matching.reduce((total, { weight }) => total + weight, 0);
  }
}

/** The score of a query and what the functions say, as one. */
export function combineScores(
  { boostMode, maxBoost }: FunctionScoreQuery,
  score: number,
  factor: number,
): number {
  const limited = Math.min(factor, maxBoost);
  switch (boostMode) {
    case "multiply":
      return score * limited;
    case "replace":
      return limited;
    case "sum":
      return score + limited;
    case "avg":
      return (score + limited) / 2;
    case "min":
      return Math.min(score, limited);
    case "max":
      return Math.max(score, limited);
  }
}

/** Prepares a function for an index. */
export function prepareFunction(
  { filter, weight, score }: WeightedFunction,
  scope: SearchScope,
  weigh: Weigh,
): PreparedFunction {
  const weigher = filter && weigh(filter, scope);
  return {
    weight,
    score: prepareScore(score, scope),
    passes:
      weigher &&
      ((segment) => {
        const docs = new Set(weigher(segment).docs);
        return (doc) => docs.has(doc);
      }),
  };
}

function prepareScore(score: ScoreFunction, scope: SearchScope): (segment: Segment) => Score {
  if (score.kind === "one") return () => () => 1;
  if (score.kind === "random_score") return createdQuery(scope, () => prepareRandomScore(score, scope));
  return score.kind === "decay" ? prepareDecay(score, scope) : prepareFactor(score, scope);
}

const MODIFIERS: Readonly<Record<string, (value: number) => number>> = {
  none: (value) => value,
  log: Math.log10,
  log1p: (value) => Math.log10(value + 1),
  log2p: (value) => Math.log10(value + 2),
  ln: Math.log,
  ln1p: Math.log1p,
  ln2p: (value) => Math.log1p(value + 1),
  square: (value) => value * value,
  sqrt: Math.sqrt,
  reciprocal: (value) => 1 / value,
};

function prepareFactor(
  { field, factor, modifier, missing }: Extract<ScoreFunction, { kind: "field_value_factor" }>,
  scope: SearchScope,
): (segment: Segment) => Score {
  const mapped = scope.mapping.field(field);
  if (!mapped && missing === undefined) {
    throw new SearchError(
      400,
      "illegal_argument_exception",
      `Unable to find a field mapper for field [${field}]`,
    );
  }
  const change = Object.hasOwn(MODIFIERS, modifier) ? MODIFIERS[modifier] : undefined;
  if (!change) {
    const type = "org.elasticsearch.common.lucene.search.function.FieldValueFactorFunction.Modifier";
    throw illegalArgument(`No enum constant ${type}.${modifier.toUpperCase()}`);
  }
  return (segment) => {
    const column = mapped && segment.numbers(mapped.name);
    return (doc) => {
      const own = column?.first(doc);
      if (own === undefined && missing === undefined) {
        throw illegalArgument(`Missing value for field [${field}]`);
      }
      const value = Number(own ?? missing);
      const result = change(value * factor);
      if (result >= 0) return result;
      const got = `but got: [${result}] for field value: [${value}]`;
      throw illegalArgument(`field value function must not produce negative scores, ${got}`);
    };
  };
}

function prepareDecay(
  decay: Extract<ScoreFunction, { kind: "decay" }>,
  scope: SearchScope,
): (segment: Segment) => Score {
  const field = scope.mapping.field(decay.field);
  if (!field) {
    throw new SearchError(400, "parsing_exception", `unknown field [${decay.field}]`, {
      fields: { line: 1, col: 0 },
    });
  }
  if (decay.mode !== undefined && decay.mode !== "min") throw unsupported("[multi_value_mode] of a decay");
  const ends = createdQuery(scope, () => decayEnds(decay, field, scope));
  const curve = decayCurve(decay.shape, ends.scale, ends.decay);
  return (segment) => {
    const column = segment.numbers(field.name);
    return (doc) => {
      const distances = (column?.values(doc) ?? []).map((value) => Math.abs(Number(value) - ends.origin));
      // A document without a value is not decayed.
      return curve(distances.length === 0 ? 0 : Math.max(0, Math.min(...distances) - ends.offset));
    };
  };
}

interface DecayEnds {
  origin: number;
  scale: number;
  offset: number;
  decay: number;
}

function decayEnds(
  { settings }: Extract<ScoreFunction, { kind: "decay" }>,
  field: MappedField,
  scope: SearchScope,
): DecayEnds {
  const text = (key: string): string | undefined => {
    const node = member(settings, key);
    return node && scalarText(node);
  };
  const read = field.type === "date" ? dateEnds(text, field, scope) : numberEnds(text, field, scope);
  const decay = Number(text("decay") ?? 0.5);
  if (!(read.scale > 0)) throw illegalArgument("function_score : scale must be > 0.0.");
  if (!(decay > 0 && decay < 1)) throw illegalArgument("function_score : decay must be in the range [0..1].");
  if (read.offset < 0) throw illegalArgument("function_score : offset must be > 0.0");
  return { ...read, decay };
}

type Text = (key: string) => string | undefined;

function numberEnds(text: Text, { name, type }: MappedField, scope: SearchScope): Omit<DecayEnds, "decay"> {
  // Complains of texts as everything does that wants their values by document.
  if (type === "text")
    resolveField({ field: name }, { aggregation: "decay", kinds: ["number"], fallback: "number" }, [scope]);
  if (!isNumberType(type)) throw unsupported(`a decay over the field [${name}] of type [${type}]`);
  const origin = text("origin");
  const scale = text("scale");
  if (origin === undefined || scale === undefined) {
    throw new SearchError(
      400,
      "parse_exception",
      "both [scale] and [origin] must be set for numeric fields.",
    );
  }
  return { origin: Number(origin), scale: Number(scale), offset: Number(text("offset") ?? 0) };
}

function dateEnds(text: Text, { format }: MappedField, { now }: SearchScope): Omit<DecayEnds, "decay"> {
  const scale = text("scale");
  if (scale === undefined)
    throw new SearchError(400, "parse_exception", "[scale] must be set for date fields.");
  const origin = parseDateMath(text("origin") ?? "now", dateFormat(format ?? DEFAULT_DATE_FORMAT), { now });
  const time = (value: string, key: string): number => parseTimeValue(value, `DecayFunctionParser.${key}`);
  return { origin, scale: time(scale, "scale"), offset: time(text("offset") ?? "0d", "offset") };
}
