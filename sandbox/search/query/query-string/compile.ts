import { illegalArgument, SearchError } from "../../errors/search-error";
import { type FieldBoost, resolveFields } from "../field-boosts";
import { checkClauses } from "../clause-limit";
import { readFuzziness } from "../fuzziness";
import { boosted, type LuceneClause, type LuceneQuery, nothing } from "../lucene/lucene-query";
import { withMinimum } from "../lucene/text-query";
import { minimumOf } from "../minimum-should-match";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { shardError } from "../shard-error";
import { checkRegexLength } from "../weigh-pattern";
import { asWord, compileText, fuzzyOn, type LeafOptions, onEach } from "./compile-leaf";
import { LexicalError } from "./lexer";
import { parseQueryString, SyntaxError } from "./parser";
import type { QueryStringQuery } from "./query-string-query";
import type { ClauseNode, QueryNode, RangeNode } from "./syntax-tree";

/** What a query string asks of an index; throws Elasticsearch's refusal of a text that is no query. */
export function queryStringQuery(query: QueryStringQuery, scope: SearchScope): LuceneQuery {
  if (query.text.trim() === "") return nothing("empty string");
  checkBrackets(query.text, scope);
  const tree = parsed(query, scope);
  const found = new Compiler(query, scope).compile(tree);
  const { minimumShouldMatch } = query;
  return minimumShouldMatch === undefined
    ? found
    : withMinimum(found, (clauses) => minimumOf(minimumShouldMatch, clauses));
}

/** Brackets in brackets; Elasticsearch notices when its stack is full. */
const DEEPEST = 1_000;

/** Refuses a text with more brackets in each other than a parser can follow. */
export function checkBrackets(text: string, scope: SearchScope): void {
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth > DEEPEST)
      throw shardError(scope, `Failed to parse query [${text}]: query is too deeply nested`);
  }
}

function parsed({ text, operator }: QueryStringQuery, scope: SearchScope): QueryNode {
  try {
    return parseQueryString(text, operator);
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof LexicalError)) throw cause;
    const type = cause instanceof LexicalError ? "token_mgr_error" : "parse_exception";
    throw refusal(text, cause.message, new SearchError(400, type, cause.message), scope);
  }
}

function refusal(text: string, message: string, inner: SearchError, scope: SearchScope): SearchError {
  const outer = new SearchError(400, "parse_exception", `Cannot parse '${text}': ${message}`, {
    causedBy: inner,
    foreign: true,
  });
  return shardError(scope, `Failed to parse query [${text}]`, outer);
}

const tieBreakers: Readonly<Record<string, number>> = { most_fields: 1, bool_prefix: 1 };

class Compiler {
  private readonly options: LeafOptions;

  constructor(
    private readonly query: QueryStringQuery,
    private readonly scope: SearchScope,
  ) {
    const { operator, type, tieBreaker = tieBreakers[type] ?? 0, analyzer, lenient } = query;
    // Where all fields are meant, a field that is named is asked leniently, too.
    const all = resolveFields(query.fields, scope).all;
    this.options = { operator, type, tieBreaker, analyzer, lenient: lenient ?? (all ? true : undefined) };
  }

  compile(node: QueryNode): LuceneQuery {
    const { scope, options } = this;
    switch (node.kind) {
      case "text":
        return this.text(node);
      case "prefix":
      case "wildcard":
        return this.pattern(node.kind, node.field, node.text);
      case "regexp":
        checkRegexLength(node.text, "[query_string]", scope);
        return onEach(this.fieldsOf(node.field), options, scope, (field) => ({
          kind: "regexp",
          field,
          value: node.text,
          caseInsensitive: false,
          boost: 1,
        }));
      case "fuzzy":
        return onEach(
          this.fieldsOf(node.field),
          options,
          scope,
          fuzzyOn(node.text, this.fuzzyOf(node.fuzziness)),
        );
      case "exists":
        return this.other({ kind: "exists", field: node.field, boost: 1 });
      case "everything":
        return this.everything();
      case "range":
        return this.range(node);
      case "boosted":
        return boosted(this.compile(node.node), node.boost);
      case "group":
        return this.group(node.clauses);
    }
  }

  private other(query: Query): LuceneQuery {
    return { kind: "other", query, boost: 1 };
  }

  private fieldsOf(field: string | undefined): readonly FieldBoost[] {
    return field === undefined ? this.query.fields : [{ field, boost: 1 }];
  }

  /** A star alone: a field that exists where there is only one, everything where none is named. */
  private everything(): LuceneQuery {
    const [only, second] = this.query.fields;
    if (!only || second || only.field === "*") return { kind: "all", boost: 1 };
    return this.other({ kind: "exists", field: only.field, boost: 1 });
  }

  private text(node: Extract<QueryNode, { kind: "text" }>): LuceneQuery {
    if (node.field === "_exists_") return this.other({ kind: "exists", field: node.text, boost: 1 });
    const comparison = node.quoted ? undefined : /^(>=|<=|>|<)(.+)$/s.exec(node.text);
    if (comparison) return this.comparison(node.field, comparison[1] ?? "", comparison[2] ?? "");
    const slop = node.quoted ? (node.slop ?? this.query.phraseSlop) : undefined;
    const suffix = node.quoted ? this.query.quoteFieldSuffix : undefined;
    const fields = suffix === undefined ? this.fieldsOf(node.field) : this.quotedFields(node.field, suffix);
    return compileText(node.text, fields, slop, this.options, this.scope);
  }

  /** Phrases look into the fields with the suffix, where there are such. */
  private quotedFields(field: string | undefined, suffix: string): FieldBoost[] {
    return this.fieldsOf(field).map((each) => {
      const longer = each.field + suffix;
      return this.scope.mapping.field(longer) ? { ...each, field: longer } : each;
    });
  }

  private comparison(field: string | undefined, sign: string, text: string): LuceneQuery {
    const end = { text, included: sign.endsWith("=") };
    const above = sign.startsWith(">");
    return this.range({ kind: "range", field, from: above ? end : undefined, to: above ? undefined : end });
  }

  private pattern(kind: "prefix" | "wildcard", field: string | undefined, text: string): LuceneQuery {
    if (kind === "wildcard" && !this.query.allowLeadingWildcard && /^[*?]/.test(text)) {
      const message = "'*' or '?' not allowed as first character in WildcardQuery";
      throw refusal(this.query.text, message, new SearchError(400, "parse_exception", message), this.scope);
    }
    return onEach(this.fieldsOf(field), this.options, this.scope, (name) => ({
      kind,
      field: name,
      value: asWord(name, text, this.scope),
      caseInsensitive: false,
      boost: 1,
    }));
  }

  private fuzzyOf(text: string): QueryStringQuery["fuzzy"] {
    if (text === "") return this.query.fuzzy;
    try {
      return { ...this.query.fuzzy, fuzziness: readFuzziness(text) };
    } catch (cause) {
      if (!(cause instanceof SearchError)) throw cause;
      const inner = illegalArgument(cause.reason, cause.more.causedBy);
      throw shardError(this.scope, `failed to create query: ${cause.reason}`, inner);
    }
  }

  private range({ field, from, to }: RangeNode): LuceneQuery {
    const end = (each: RangeNode["from"]) =>
      each && { value: { text: each.text, kind: "string" as const }, included: each.included };
    return onEach(this.fieldsOf(field), this.options, this.scope, (name) => ({
      kind: "range",
      field: name,
      from: end(from),
      to: end(to),
      format: undefined,
      timeZone: this.query.timeZone,
      boost: 1,
    }));
  }

  private group(nodes: readonly ClauseNode[]): LuceneQuery {
    checkClauses(nodes.length, this.scope);
    const clauses = nodes.flatMap((each) => this.clausesOf(each));
    if (clauses.length === 0) return nothing("no clauses");
    const excluded = clauses.every(({ occur }) => occur === "must_not");
    const all: LuceneClause = { occur: "filter", query: { kind: "all", boost: 1 } };
    const required = clauses.some(({ occur }) => occur === "must");
    return {
      kind: "boolean",
      clauses: excluded ? [...clauses, all] : clauses,
      minimum: required || excluded ? 0 : 1,
      boost: 1,
    };
  }

  /** Words in a row that became several terms are clauses of their own. */
  private clausesOf({ occur, node, words }: ClauseNode): LuceneClause[] {
    const query = this.compile(node);
    if (query.kind === "none" && query.reason.startsWith("Matching no documents because no terms")) return [];
    if (!words || query.kind !== "boolean") return [{ occur, query }];
    if (query.clauses.every((clause) => clause.query.kind === "term")) return [...query.clauses];
    return query.clauses.map((clause) => ({ occur, query: clause.query }));
  }
}
