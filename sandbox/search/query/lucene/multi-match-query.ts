import type { Analyzer } from "../../analysis/analyzer";
import type { MappedField } from "../../index/mapping";
import { type FieldBoost, resolveFields } from "../field-boosts";
import { minimumOf } from "../minimum-should-match";
import type { MultiMatchQuery } from "../query";
import type { SearchScope } from "../scope";
import { blendedTerm } from "./blended-term";
import { boosted, type LuceneQuery, nothing } from "./lucene-query";
import { leniently, type WordsQuery, wordsQuery } from "./match-query";
import { merged, textQuery, withMinimum } from "./text-query";

/** One text on several fields: the best of them, their sum, or the fields as if they were one. */
export function multiMatchQuery(query: MultiMatchQuery, scope: SearchScope): LuceneQuery {
  const { fields, all } = resolveFields(query.fields, scope);
  const lenient = query.lenient ?? all;
  const tieBreaker =
    query.tieBreaker ?? (query.type === "most_fields" || query.type === "bool_prefix" ? 1 : 0);
  const parts =
    query.type === "cross_fields"
      ? crossFields(query, fields, lenient, tieBreaker, scope)
      : fields.map((each) => boosted(onField(query, each, lenient, scope), each.boost));
  const [only, second] = parts;
  if (!only) return nothing("no fields");
  return second ? { kind: "dis_max", queries: parts, tieBreaker, boost: 1 } : only;
}

function onField(
  query: MultiMatchQuery,
  { field }: FieldBoost,
  lenient: boolean,
  scope: SearchScope,
): LuceneQuery {
  return leniently(lenient, field, () => {
    const found = wordsQuery(fieldQuery(query, field), scope);
    return found.kind === "other" ? { ...found, lenient } : found;
  });
}

function fieldQuery(query: MultiMatchQuery, field: string): WordsQuery {
  const { text, analyzer, zeroTerms, slop, maxExpansions, operator, minimumShouldMatch, fuzzy } = query;
  const usual = { field, text, analyzer, boost: 1 };
  switch (query.type) {
    case "phrase":
      return { ...usual, kind: "match_phrase", slop, zeroTerms };
    case "phrase_prefix":
      return { ...usual, kind: "match_phrase_prefix", slop, maxExpansions, zeroTerms };
    case "bool_prefix":
      return { ...usual, kind: "match_bool_prefix", operator, minimumShouldMatch, fuzzy };
    default:
      return { ...usual, kind: "match", operator, minimumShouldMatch, zeroTerms, fuzzy };
  }
}

interface Member {
  readonly field: MappedField;
  readonly boost: number;
}

/** Fields with one analyzer are one big field: a word may stand in any of them, and is as rare as in the one that has it most. */
function crossFields(
  query: MultiMatchQuery,
  fields: readonly FieldBoost[],
  lenient: boolean,
  tieBreaker: number,
  scope: SearchScope,
): LuceneQuery[] {
  const groups = new Map<Analyzer, Member[]>();
  const others: FieldBoost[] = [];
  for (const each of fields) {
    const field = scope.mapping.field(each.field);
    const analyzer = field && analyzerOf(query, field, scope);
    if (field && analyzer)
      groups.set(analyzer, [...(groups.get(analyzer) ?? []), { field, boost: each.boost }]);
    else others.push(each);
  }
  const blended = [...groups].map(([analyzer, members]) =>
    crossGroup(query, analyzer, members, tieBreaker, scope),
  );
  return [...blended, ...others.map((each) => boosted(onField(query, each, lenient, scope), each.boost))];
}

function analyzerOf(
  { analyzer }: MultiMatchQuery,
  field: MappedField,
  scope: SearchScope,
): Analyzer | undefined {
  if (field.type !== "text" && field.type !== "search_as_you_type") return undefined;
  return analyzer === undefined
    ? (field.searchAnalyzer ?? field.analyzer)
    : scope.analysis.analyzer(analyzer);
}

function crossGroup(
  query: MultiMatchQuery,
  analyzer: Analyzer,
  members: readonly Member[],
  tieBreaker: number,
  scope: SearchScope,
): LuceneQuery {
  const [first] = members;
  if (!first) return nothing("no fields");
  const { minimumShouldMatch } = query;
  const found = textQuery(query.text, first.field, analyzer, {
    occur: query.operator === "and" ? "must" : "should",
    ...(members.length > 1 && { wordQuery: (word) => blendedTerm(word, members, tieBreaker, scope) }),
  });
  if (!found) return query.zeroTerms === "all" ? { kind: "all", boost: 1 } : nothing("no words");
  const whole =
    minimumShouldMatch === undefined
      ? found
      : withMinimum(found, (clauses) => minimumOf(minimumShouldMatch, clauses));
  return boosted(merged(whole), members.length > 1 ? 1 : first.boost);
}
