import { weighLucene } from "./lucene/weigh-lucene";
import { scoredTerms } from "./pattern-rewrite";
import { part } from "../parts/part";
import { illegalArgument } from "../errors/search-error";
import type { Segment } from "../index/reader";
import type { MappedField } from "../index/mapping";
import { constant, none, selected } from "./doc-sets";
import { documentsWith } from "./documents-with";
import type { Matches } from "./matches";
import type { Query } from "./query";
import type { SearchScope } from "./scope";
import { createdQuery, shardError } from "./shard-error";

type Weigher = (segment: Segment) => Matches;
type Weigh = (query: Query, scope: SearchScope, boost: number) => Weigher;
type PatternQuery = Extract<Query, { kind: "prefix" | "wildcard" | "regexp" }>;

/** `prefix` and `wildcard`: every term that fits; the boost is the score. */
export function weighPattern(
  query: Extract<Query, { kind: "prefix" | "wildcard" | "regexp" }>,
  scope: SearchScope,
  boost: number,
  weigh: Weigh,
): Weigher {
  if (query.kind === "regexp") checkRegexLength(query.value, "Regexp Query request", scope);
  const field = scope.mapping.field(query.field);
  if (!field) return () => none;
  if (field.name === "_index") return onIndexName(query, scope, boost);
  if (field.name === "_id" || (field.type !== "keyword" && field.type !== "text")) {
    const kinds = query.kind === "regexp" ? "keyword and text" : "keyword, text and wildcard";
    throw shardError(
      scope,
      `Can only use ${query.kind} queries on ${kinds} fields - not on [${field.name}] which is of type [${field.name === "_id" ? "_id" : field.type}]`,
    );
  }
  const pattern = patternOn(query, field);
  const fits = createdQuery(scope, () => patternTest(query.kind, pattern, query.caseInsensitive));
  const scored = scoredTerms(query.rewrite, field, fits, scope);
  if (scored) return weighLucene(scored, scope, boost, weigh);
  const prefix = query.caseInsensitive ? "" : beginning(query.kind, pattern);
  return (segment) => constant(documentsWith({ field, fits }, segment, prefix), boost);
}

/** What every term that fits begins with. */
function beginning(kind: PatternQuery["kind"], pattern: string): string {
  if (kind === "regexp") return "";
  return kind === "prefix" ? pattern : (/^[^*?\\]*/.exec(pattern)?.[0] ?? "");
}

/** The pattern as it is compared with the terms of a field: those of texts are taken as they are written. */
export const patternOn = (
  { value }: Pick<PatternQuery, "value">,
  { type, normalizer }: MappedField,
): string => (type === "text" ? value : (normalizer?.normalize(value) ?? value));

/** Every document has the name of its index, which is compared once. */
function onIndexName(query: PatternQuery, scope: SearchScope, boost: number): Weigher {
  if (query.kind === "regexp")
    throw shardError(
      scope,
      "Can only use regexp queries on keyword and text fields - not on [_index] which is of type [_index]",
    );
  if (!patternTest(query.kind, query.value, query.caseInsensitive)(scope.index)) return () => none;
  return (segment) => selected(segment, boost, (doc) => segment.isRoot(doc));
}

/** Refuses a regular expression that is longer than the index allows; `used` says where it stands. */
export function checkRegexLength({ length }: string, used: string, scope: SearchScope): void {
  const most = Number(scope.setting("index.max_regex_length") ?? 1_000);
  if (length <= most) return;
  const reason = `The length of regex [${length}] used in the ${used} has exceeded the allowed maximum of [${most}]. This maximum can be set by changing the [index.max_regex_length] index level setting.`;
  throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
}

/** Whether a term fits a pattern of this kind. */
export function patternTest(
  kind: "prefix" | "wildcard" | "regexp",
  value: string,
  ignoreCase: boolean,
): (term: string) => boolean {
  if (kind === "prefix") return prefixTest(value, ignoreCase);
  if (kind === "wildcard") return wildcardTest(value, ignoreCase);
  return part("regexp").regexpTest(value, { ignoreCase, complement: true });
}

function prefixTest(prefix: string, ignoreCase: boolean): (term: string) => boolean {
  if (!ignoreCase) return (term) => term.startsWith(prefix);
  const low = prefix.toLowerCase();
  return (term) => term.toLowerCase().startsWith(low);
}

/** `?` is one character, `*` any number; a backslash takes their meaning away. Linear in the term: stars never go back further than one. */
export function wildcardTest(pattern: string, ignoreCase: boolean): (term: string) => boolean {
  const parts = (ignoreCase ? pattern.toLowerCase() : pattern).match(/\\[\s\S]|[\s\S]/gu) ?? [];
  return (term) => matchesWildcard([...(ignoreCase ? term.toLowerCase() : term)], parts);
}

function matchesWildcard(term: readonly string[], parts: readonly string[]): boolean {
  let [at, part, star, mark] = [0, 0, -1, 0];
  while (at < term.length) {
    const wanted = parts[part];
    if (wanted === "*") [star, mark, part] = [part, at, part + 1];
    else if (wanted !== undefined && (wanted === "?" || wanted.replace(/^\\(?=.)/su, "") === term[at]))
      [at, part] = [at + 1, part + 1];
    else if (star >= 0) [part, mark, at] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  return parts.slice(part).every((rest) => rest === "*");
}
