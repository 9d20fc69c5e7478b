import { lex, type Token, type TokenKind } from "./lexer";
import type { ClauseNode, QueryNode } from "./syntax-tree";

/** A text that is no query, in the words of JavaCC's parser. */
export class SyntaxError extends Error {
  override name = "SyntaxError";
}

/** Reads Lucene's query language (its classic QueryParser, words in a row taken together). Throws `SyntaxError` or `LexicalError`. */
export function parseQueryString(text: string, operator: "or" | "and"): QueryNode {
  const parser = new Parser(lex(text), operator);
  const node = parser.query(undefined);
  parser.expect("<EOF>");
  return node;
}

type Modifier = "none" | "required" | "prohibited";

/** Behind these a word stands for itself. */
const ENDS_WORDS: readonly TokenKind[] = ['":"', '"*"', "<FUZZY_SLOP>", '"^"', "<AND>", "<OR>"];
const STARTS_CLAUSE: readonly TokenKind[] = [
  "<AND>",
  "<OR>",
  "<NOT>",
  '"+"',
  '"-"',
  "<BAREOPER>",
  '"("',
  '"*"',
  "<QUOTED>",
  "<TERM>",
  "<PREFIXTERM>",
  "<WILDTERM>",
  "<REGEXPTERM>",
  '"["',
  '"{"',
];

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly operator: "or" | "and",
  ) {}

  query(field: string | undefined): QueryNode {
    const clauses: ClauseNode[] = [];
    let first: QueryNode | undefined;
    do {
      const words = this.words();
      if (words === undefined) {
        const conjunction = clauses.length > 0 ? this.conjunction() : undefined;
        const modifier = this.modifier();
        const node = this.clause(field);
        if (clauses.length === 0 && modifier === "none") first = node;
        this.add(clauses, conjunction, modifier, node);
      } else {
        const node: QueryNode = { kind: "text", field, text: words, quoted: false, slop: undefined };
        if (clauses.length === 0) first = node;
        clauses.push({ occur: this.operator === "and" ? "must" : "should", node, words: true });
      }
    } while (STARTS_CLAUSE.includes(this.peek().kind));
    const [only, second] = clauses;
    return first && only && !second ? first : { kind: "group", clauses };
  }

  /** Two plain words in a row or more, joined by blanks. */
  private words(): string | undefined {
    const isWord = (ahead: number): boolean =>
      this.peek(ahead).kind === "<TERM>" && !ENDS_WORDS.includes(this.peek(ahead + 1).kind);
    if (this.peek().kind !== "<TERM>" || this.peek(1).kind !== "<TERM>" || !isWord(1)) return undefined;
    const found = [this.next()];
    while (isWord(0)) found.push(this.next());
    return found.map(({ text }) => unescaped(text)).join(" ");
  }

  private conjunction(): "and" | "or" | undefined {
    const { kind } = this.peek();
    if (kind !== "<AND>" && kind !== "<OR>") return undefined;
    this.next();
    return kind === "<AND>" ? "and" : "or";
  }

  private modifier(): Modifier {
    const { kind } = this.peek();
    if (kind !== '"+"' && kind !== '"-"' && kind !== "<NOT>") return "none";
    this.next();
    return kind === '"+"' ? "required" : "prohibited";
  }

  /** How a clause counts depends on what stands before it, and may change the one before (Lucene's `addClause`). */
  private add(
    clauses: ClauseNode[],
    conjunction: "and" | "or" | undefined,
    modifier: Modifier,
    node: QueryNode,
  ): void {
    const before = clauses.at(-1);
    if (before && before.occur !== "must_not") {
      if (conjunction === "and") clauses[clauses.length - 1] = { ...before, occur: "must" };
      if (this.operator === "and" && conjunction === "or")
        clauses[clauses.length - 1] = { ...before, occur: "should" };
    }
    const required =
      this.operator === "or"
        ? modifier === "required" || conjunction === "and"
        : conjunction !== "or" || modifier === "required";
    const occur = modifier === "prohibited" ? "must_not" : required ? "must" : "should";
    clauses.push({ occur, node });
  }

  private clause(outer: string | undefined): QueryNode {
    let field = outer;
    if (this.peek(1).kind === '":"' && ["<TERM>", '"*"'].includes(this.peek().kind)) {
      field = unescaped(this.next().text);
      this.next();
    }
    if (this.peek().kind !== '"("') return this.term(field);
    this.next();
    const inner = this.query(field);
    this.expect('")"');
    return this.boosted(inner);
  }

  private boosted(node: QueryNode): QueryNode {
    if (this.peek().kind !== '"^"') return node;
    this.next();
    return { kind: "boosted", node, boost: Math.fround(Number(this.expect("<NUMBER>").text)) };
  }

  private term(field: string | undefined): QueryNode {
    const token = this.next();
    switch (token.kind) {
      case "<QUOTED>": {
        const slop =
          this.peek().kind === "<FUZZY_SLOP>" ? Number(this.next().text.slice(1) || "0") : undefined;
        const text = unescaped(token.text.slice(1, -1));
        return this.boosted({ kind: "text", field, text, quoted: true, slop });
      }
      case '"["':
      case '"{"':
        return this.boosted(this.range(field, token.kind === '"["'));
      case "<REGEXPTERM>":
        return this.boosted({ kind: "regexp", field, text: token.text.slice(1, -1) });
      case '"*"':
        return this.boosted(
          field === undefined || field === "*" ? { kind: "everything" } : { kind: "exists", field },
        );
      case "<PREFIXTERM>":
        return this.boosted({ kind: "prefix", field, text: unescaped(token.text.slice(0, -1)) });
      case "<WILDTERM>":
        return this.boosted({ kind: "wildcard", field, text: token.text });
      case "<TERM>":
      case "<BAREOPER>":
        return this.boosted(
          this.word(field, token.kind === "<TERM>" ? unescaped(token.text) : token.text.trim()),
        );
      default:
        throw encountered(token);
    }
  }

  private word(field: string | undefined, text: string): QueryNode {
    // A boost may stand before or behind the distance.
    if (this.peek().kind === "<FUZZY_SLOP>")
      return { kind: "fuzzy", field, text, fuzziness: unescaped(this.next().text.slice(1)) };
    return { kind: "text", field, text, quoted: false, slop: undefined };
  }

  private range(field: string | undefined, included: boolean): QueryNode {
    const from = this.rangeEnd();
    this.expect('"TO"');
    const to = this.rangeEnd();
    const close = this.next();
    if (close.kind !== '"]"' && close.kind !== '"}"') throw encountered(close);
    return {
      kind: "range",
      field,
      from: from === "*" ? undefined : { text: from, included },
      to: to === "*" ? undefined : { text: to, included: close.kind === '"]"' },
    };
  }

  private rangeEnd(): string {
    const token = this.next();
    if (token.kind === "<RANGE_QUOTED>") return unescaped(token.text.slice(1, -1));
    if (token.kind === "<RANGE_GOOP>") return unescaped(token.text);
    throw encountered(token);
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: "<EOF>", text: "", column: 0 };
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind === "<EOF>") throw encountered(token);
    this.at += 1;
    return token;
  }

  expect(kind: TokenKind): Token {
    const token = this.peek();
    if (token.kind !== kind) throw encountered(token);
    this.at += 1;
    return token;
  }
}

function encountered({ kind, text, column }: Token): SyntaxError {
  const what = kind === "<EOF>" ? '"<EOF>"' : `" ${kind} "${text} ""`;
  return new SyntaxError(`Encountered ${what} at line 1, column ${column}.`);
}

/** Without the backslashes that take a sign's meaning away. */
export const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, "$1");
