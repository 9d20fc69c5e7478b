import { boosted, type LuceneClause, type LuceneQuery, nothing } from "../lucene/lucene-query";
import { withMinimum } from "../lucene/text-query";
import { minimumOf } from "../minimum-should-match";
import type { SearchScope } from "../scope";
import { autoFuzziness } from "../fuzziness";
import { checkBrackets } from "./compile";
import { asWord, compileText, fuzzyOn, type LeafOptions, onEach } from "./compile-leaf";
import type { SimpleQueryStringQuery } from "./query-string-query";

/** What a simple query string asks of an index (Lucene's SimpleQueryParser): no text is a mistake. */
export function simpleQueryStringQuery(query: SimpleQueryStringQuery, scope: SearchScope): LuceneQuery {
  if (query.text.trim() === "") return nothing("empty string");
  checkBrackets(query.text, scope);
  const found = new SimpleParser(query, scope, query.text).parse();
  const { minimumShouldMatch } = query;
  if (!found) return nothing("no clauses");
  return minimumShouldMatch === undefined
    ? found
    : withMinimum(found, (clauses) => minimumOf(minimumShouldMatch, clauses));
}

type Operation = "must" | "should";

class SimpleParser {
  private at = 0;
  private top: LuceneQuery | undefined;
  private current: Operation | undefined;
  private previous: Operation | undefined;
  private not = 0;
  private readonly options: LeafOptions;

  constructor(
    private readonly query: SimpleQueryStringQuery,
    private readonly scope: SearchScope,
    private readonly text: string,
  ) {
    const { operator, analyzer, lenient } = query;
    this.options = { operator, type: "most_fields", tieBreaker: 1, analyzer, lenient };
  }

  parse(): LuceneQuery | undefined {
    while (this.at < this.text.length) this.step(this.text.charAt(this.at));
    return this.top;
  }

  private has(flag: string): boolean {
    return this.query.flags.has(flag) || this.query.flags.has("ALL");
  }

  private step(sign: string): void {
    if (sign === "(" && this.has("PRECEDENCE")) this.group();
    else if (sign === ")" && this.has("PRECEDENCE")) this.at += 1;
    else if (sign === '"' && this.has("PHRASE")) this.phrase();
    else if (sign === "+" && this.has("AND")) this.operation("must");
    else if (sign === "|" && this.has("OR")) this.operation("should");
    else if (sign === "-" && this.has("NOT")) {
      this.not += 1;
      this.at += 1;
    } else if (/\s/.test(sign) && this.has("WHITESPACE")) this.at += 1;
    else this.word();
  }

  private operation(operation: Operation): void {
    if (this.current === undefined && this.top !== undefined) this.current = operation;
    this.at += 1;
  }

  private group(): void {
    let [depth, end] = [1, this.at + 1];
    while (end < this.text.length && depth > 0) {
      const sign = this.text.charAt(end);
      if (sign === "\\") end += 1;
      else depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
      end += 1;
    }
    if (depth > 0) {
      this.at += 1;
      return;
    }
    const inner = new SimpleParser(this.query, this.scope, this.text.slice(this.at + 1, end - 1)).parse();
    this.at = end;
    this.add(inner);
  }

  private phrase(): void {
    const found = /^"((?:\\[\s\S]|[^"\\])*)"(?:~(\d+))?/.exec(this.text.slice(this.at));
    if (!found) {
      this.at += 1;
      return;
    }
    this.at += found[0].length;
    const slop = this.has("NEAR") || this.has("SLOP") ? Number(found[2] ?? 0) : 0;
    const text = (found[1] ?? "").replace(/\\([\s\S])/g, "$1");
    if (text !== "") this.add(compileText(text, this.query.fields, slop, this.options, this.scope));
  }

  private word(): void {
    const ends = [
      this.has("PRECEDENCE") ? "()" : "",
      this.has("PHRASE") ? '"' : "",
      this.has("AND") ? "+" : "",
      this.has("OR") ? "|" : "",
      this.has("WHITESPACE") ? " \\t\\n\\r" : "",
    ].join("");
    const pattern = new RegExp(`^(?:\\\\[\\s\\S]|[^${ends === "" ? "\\u0000" : ends}])+`);
    const raw = pattern.exec(this.text.slice(this.at))?.[0] ?? this.text.charAt(this.at);
    this.at += raw.length;
    this.add(this.wordQuery(raw));
  }

  private wordQuery(raw: string): LuceneQuery | undefined {
    const plain = (text: string): string => text.replace(/\\([\s\S])/g, "$1");
    const { fields } = this.query;
    const fuzzy = this.has("FUZZY") ? /^([\s\S]+)~(\d*)$/.exec(raw) : null;
    if (fuzzy) {
      const edits = fuzzy[2] === "" ? undefined : Math.min(2, Number(fuzzy[2]));
      const fuzziness = edits === undefined ? autoFuzziness : ({ kind: "edits", edits } as const);
      const options = { ...this.query.fuzzy, fuzziness };
      return onEach(fields, this.options, this.scope, fuzzyOn(plain(fuzzy[1] ?? ""), options));
    }
    if (this.has("PREFIX") && raw.length > 1 && raw.endsWith("*") && !raw.endsWith("\\*")) {
      const value = plain(raw.slice(0, -1));
      return onEach(fields, this.options, this.scope, (field) => ({
        kind: "prefix",
        field,
        value: asWord(field, value, this.scope),
        caseInsensitive: false,
        boost: 1,
      }));
    }
    return compileText(plain(raw), fields, undefined, this.options, this.scope);
  }

  /** Puts a branch into the tree: another operation than before begins a new level. */
  private add(found: LuceneQuery | undefined): void {
    if (
      !found ||
      (found.kind === "none" && found.reason.startsWith("Matching no documents because no terms"))
    )
      return;
    const branch = this.not % 2 === 1 ? negated(found) : found;
    if (!this.top) this.top = branch;
    else {
      const operation = this.current ?? (this.query.operator === "and" ? "must" : "should");
      const same = this.previous === operation && this.top.kind === "boolean";
      const before: readonly LuceneClause[] =
        same && this.top.kind === "boolean" ? this.top.clauses : [{ occur: operation, query: this.top }];
      const clauses: LuceneClause[] = [...before, { occur: operation, query: branch }];
      this.top = { kind: "boolean", clauses, minimum: operation === "should" ? 1 : 0, boost: 1 };
      this.previous = operation;
    }
    this.not = 0;
    this.current = undefined;
  }
}

const negated = (query: LuceneQuery): LuceneQuery =>
  boosted(
    {
      kind: "boolean",
      clauses: [
        { occur: "must_not", query },
        { occur: "should", query: { kind: "all", boost: 1 } },
      ],
      minimum: 1,
      boost: 1,
    },
    1,
  );
