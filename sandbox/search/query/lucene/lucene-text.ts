import { unsupported } from "../../errors/search-error";
import { formatDouble, formatFloat } from "../../json/format-number";
import type { MappedField } from "../../index/mapping";
import { minimumOfBool } from "../weigh-compound";
import { isTextQuery, luceneOf } from "../weigh-match";
import { isNumberType } from "../../index/parse-number";
import type { Query, RangeQuery } from "../query";
import { columnRangeText, numericRangeText, valueText } from "../range-text";
import type { SearchScope } from "../scope";
import { patternOn } from "../weigh-pattern";
import { phrasePrefixText } from "./match-query";
import { uidText } from "./uid-text";
import type { LuceneClause, LucenePhrase, LuceneQuery } from "./lucene-query";

/** A query as Lucene prints it: `+name:copper #active:T`. */
export function luceneText(query: LuceneQuery, scope: SearchScope): string {
  switch (query.kind) {
    case "none":
      return `MatchNoDocsQuery("${query.reason}")`;
    case "all":
      return withBoost("*:*", query.boost);
    case "term":
      return withBoost(`${query.field.name}:${query.term}`, query.boost);
    case "synonym":
      return withBoost(
        `Synonym(${query.terms.map((term) => `${query.field.name}:${term}`).join(" ")})`,
        query.boost,
      );
    case "phrase":
      return withBoost(phraseText(query), query.boost);
    case "boolean":
      return withBoost(
        booleanText(
          query.clauses.map(({ occur, query: inner }) => ({
            occur,
            text: luceneText(inner, scope),
            group: inner.kind === "boolean",
          })),
          query.minimum > 1 ? query.minimum : 0,
        ),
        query.boost,
      );
    case "dis_max":
      return withBoost(
        bestText(
          query.queries.map((each) => {
            const text = luceneText(each, scope);
            return each.kind === "boolean" && !text.endsWith(")") ? `(${text})` : text;
          }),
          query.tieBreaker,
        ),
        query.boost,
      );
    case "term_set":
      return withBoost(query.shown, query.boost);
    case "other":
      return withBoost(queryText(query.query, scope), query.boost);
  }
}

const signs: Readonly<Record<LuceneClause["occur"], string>> = {
  must: "+",
  should: "",
  must_not: "-",
  filter: "#",
};

function booleanText(
  clauses: readonly { occur: LuceneClause["occur"]; text: string; group: boolean }[],
  minimum: number,
): string {
  const text = clauses
    .map(
      ({ occur, text: inner, group }) =>
        `${signs[occur]}${group && !inner.endsWith(")") ? `(${inner})` : inner}`,
    )
    .join(" ");
  return minimum > 0 ? `(${text})~${minimum}` : text;
}

const bestText = (parts: readonly string[], tieBreaker: number): string =>
  `(${parts.join(" | ")})${tieBreaker === 0 ? "" : `~${formatFloat(tieBreaker)}`}`;

function withBoost(text: string, boost: number): string {
  return boost === 1 ? text : `(${text})^${formatFloat(boost)}`;
}

function phraseText({ field, words, slop }: LucenePhrase): string {
  const first = words[0]?.position ?? 0;
  const parts: string[] = [];
  for (const { position, terms } of words) {
    while (parts.length < position - first) parts.push("?");
    parts.push(terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" ")})`);
  }
  return `${field.name}:"${parts.join(" ")}"${slop > 0 ? `~${slop}` : ""}`;
}

/** A query as Lucene prints what it becomes on an index; `rewritten` as it is run. */
export function queryText(query: Query, scope: SearchScope, rewritten = false): string {
  const begun =
    query.kind === "match_phrase_prefix" && !rewritten ? phrasePrefixText(query, scope) : undefined;
  if (begun !== undefined && "boost" in query) return withBoost(begun, query.boost);
  if (isTextQuery(query)) return withBoost(luceneText(luceneOf(query, scope), scope), query.boost);
  switch (query.kind) {
    case "match_all":
      return withBoost("*:*", query.boost);
    case "match_none":
      return 'MatchNoDocsQuery("User requested "match_none" query.")';
    case "term":
      return termText(query, scope);
    case "terms":
      return termsText(query, scope);
    case "range":
      return scope.mapping.field(query.field)
        ? withBoost(rangeText(query, scope), query.boost)
        : rewrittenToNone("range");
    case "exists":
      return existsText(query.field, scope);
    case "nested":
      return withBoost(`ToParentBlockJoinQuery (${queryText(query.query, scope, rewritten)})`, query.boost);
    case "boosting":
      return boostingText(query, scope);
    case "ids":
      return idsText(query.values);
    case "bool":
      return boolText(query, scope);
    case "constant_score":
      return withBoost(`ConstantScore(${queryText(query.filter, scope)})`, query.boost);
    case "dis_max":
      return withBoost(
        bestText(
          query.queries.map((each) => groupText(each, scope)),
          query.tieBreaker,
        ),
        query.boost,
      );
    case "prefix":
      if (!scope.mapping.field(query.field)) return absent("prefix");
      return withBoost(`${query.field}:${normalized(query, scope)}*`, query.boost);
    case "regexp":
      return withBoost(`${query.field}:/${query.value}/`, query.boost);
    case "wildcard":
      return withBoost(`${query.field}:${normalized(query, scope)}`, query.boost);
    default:
      throw unsupported(`the text of a [${query.kind}] query`);
  }
}

/** Numbers and dates are looked up in the index or by document, whichever is cheaper. */
function rangeText(query: RangeQuery, scope: SearchScope): string {
  const text = numericRangeText(query, scope);
  const field = scope.mapping.field(query.field);
  const both =
    field && field.indexed && field.docValues && (isNumberType(field.type) || field.type === "date");
  return both ? `IndexOrDocValuesQuery(indexQuery=${text}, dvQuery=${columnRangeText(query, scope)})` : text;
}

/** Dates and decimals are looked up as ranges, whole numbers in the index alone. */
function termText(
  { field: name, value, boost }: Extract<Query, { kind: "term" }>,
  scope: SearchScope,
): string {
  const field = scope.mapping.field(name);
  if (!field) return absent("term");
  if (!["date", "double", "float"].includes(field.type))
    return withBoost(valueText(field, value.text, scope), boost);
  const end = { value: { text: value.text, kind: "string" as const }, included: true };
  const usual = { format: undefined, timeZone: undefined, boost: 1 };
  return withBoost(
    rangeText({ kind: "range", field: field.name, from: end, to: end, ...usual }, scope),
    boost,
  );
}

const idsText = (ids: readonly string[]): string =>
  ids.length === 0 ? rewrittenToNone("ids") : `_id:(${ids.map(uidText).join(" ")})`;

function boostingText(
  { positive, negative, negativeBoost }: Extract<Query, { kind: "boosting" }>,
  scope: SearchScope,
): string {
  const by = `boost(queryboost(score(${queryText(negative, scope)}))^${formatFloat(negativeBoost)})`;
  return `FunctionScoreQuery(${queryText(positive, scope)}, scored by ${by})`;
}

/** An object exists where one of the fields in it does. */
function existsText(name: string, { mapping }: SearchScope): string {
  const inside = mapping.objectKind(name)
    ? mapping.fieldNames.filter((each) => each.startsWith(`${name}.`))
    : [name];
  if (inside.length === 0 || (inside[0] === name && !mapping.field(name))) return rewrittenToNone("exists");
  return `ConstantScore(${inside.map((each) => `FieldExistsQuery [field=${each}]`).join(" ")})`;
}

const absent = (kind: string): string =>
  `MatchNoDocsQuery("The "${kind}" query is against a field that does not exist")`;

const rewrittenToNone = (kind: string): string =>
  `MatchNoDocsQuery("The "${kind}" query was rewritten to a "match_none" query.")`;

function normalized(
  { field: name, value }: Extract<Query, { kind: "prefix" | "wildcard" | "regexp" }>,
  scope: SearchScope,
): string {
  const field: MappedField | undefined = scope.mapping.field(name);
  return field ? patternOn({ value }, field) : value;
}

function termsText(
  { field: name, values, boost }: Extract<Query, { kind: "terms" }>,
  scope: SearchScope,
): string {
  const field = scope.mapping.field(name);
  if (!field) return absent("terms");
  const texts = values.map(({ text }) => text);
  const plain = field.type === "keyword" || field.type === "text";
  const decimal = field.type === "double" || field.type === "float";
  const shown = (text: string): string => (decimal ? formatDouble(Number(text)) : text);
  const numbers = texts.toSorted((a, b) => Number(a) - Number(b)).map(shown);
  const list = plain ? `(${texts.toSorted().join(" ")})` : `{${numbers.join(" ")}}`;
  return withBoost(`${name}:${list}`, boost);
}

function boolText(query: Extract<Query, { kind: "bool" }>, scope: SearchScope): string {
  const clauses = (
    [
      ["must", query.must],
      ["must_not", query.mustNot],
      ["should", query.should],
      ["filter", query.filter],
    ] as const
  ).flatMap(([occur, queries]) =>
    queries.map((each) => ({ occur, text: queryText(each, scope), group: isGroup(each, scope) })),
  );
  if (clauses.length === 0) return "*:*";
  if (clauses.every(({ occur }) => occur === "must_not"))
    return withBoost(
      booleanText([...clauses, { occur: "filter", text: "*:*", group: false }], 0),
      query.boost,
    );
  const minimum = minimumOfBool(query);
  return withBoost(booleanText(clauses, minimum > 1 ? minimum : 0), query.boost);
}

/** Boolean queries inside others stand in brackets. */
function isGroup(query: Query, scope: SearchScope): boolean {
  return query.kind === "bool" || (isTextQuery(query) && luceneOf(query, scope).kind === "boolean");
}

/** The same with the filter for whole documents that Elasticsearch adds where `query` might find nested objects, too. */
export function wholeDocumentText(query: Query, scope: SearchScope, rewritten: boolean): string {
  const text = queryText(query, scope, rewritten);
  if (rewritten && query.kind === "match_all") return `ConstantScore(${ROOTS})`;
  return `+${isGroup(query, scope) && !/\)(?:\^[\d.]+)?$|^\*:\*$/.test(text) ? `(${text})` : text} #${ROOTS}`;
}

const ROOTS = "FieldExistsQuery [field=_primary_term]";

/** A query inside another one: in brackets where it is a boolean one. */
const groupText = (query: Query, scope: SearchScope): string =>
  isGroup(query, scope) ? `(${queryText(query, scope)})` : queryText(query, scope);
