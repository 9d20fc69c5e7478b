/** Kinds of tokens of Lucene's query language, by the names that its errors print. */
export type TokenKind =
  | "<AND>"
  | "<OR>"
  | "<NOT>"
  | '"+"'
  | '"-"'
  | "<BAREOPER>"
  | '"("'
  | '")"'
  | '":"'
  | '"*"'
  | '"^"'
  | "<QUOTED>"
  | "<TERM>"
  | "<FUZZY_SLOP>"
  | "<PREFIXTERM>"
  | "<WILDTERM>"
  | "<REGEXPTERM>"
  | '"["'
  | '"{"'
  | "<NUMBER>"
  | '"TO"'
  | '"]"'
  | '"}"'
  | "<RANGE_QUOTED>"
  | "<RANGE_GOOP>"
  | "<EOF>";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** From 0. */
  readonly column: number;
}

/** A text that has no next token, in the words of JavaCC's token manager. */
export class LexicalError extends Error {
  override name = "LexicalError";
}

const START = String.raw`(?:\\[\s\S]|[^\s+\-!():^[\]"{}~*?\\/])`;
const INSIDE = String.raw`(?:\\[\s\S]|[^\s!():^[\]"{}~*?\\/])`;

/** In their order: of matches of equal length the first counts, a longer one before it. */
const usual: readonly (readonly [TokenKind, RegExp])[] = [
  ["<AND>", /AND|&&/y],
  ["<OR>", /OR|\|\|/y],
  ["<NOT>", /NOT|!/y],
  ['"+"', /\+/y],
  ['"-"', /-/y],
  ["<BAREOPER>", /[+\-!][\s\u3000]/y],
  ['"("', /\(/y],
  ['")"', /\)/y],
  ['":"', /:/y],
  ['"*"', /\*/y],
  ['"^"', /\^/y],
  ["<QUOTED>", /"(?:[^"\\]|\\[\s\S])*"/y],
  ["<TERM>", new RegExp(`${START}${INSIDE}*`, "y")],
  ["<FUZZY_SLOP>", new RegExp(`~${INSIDE}*`, "y")],
  ["<PREFIXTERM>", new RegExp(String.raw`(?:\*|${START}${INSIDE}*\*)`, "y")],
  ["<WILDTERM>", new RegExp(String.raw`(?:${START}|[*?])(?:${INSIDE}|[*?])*`, "y")],
  ["<REGEXPTERM>", /\/(?:[^/\\]|\\[\s\S])*\//y],
  ['"["', /\[/y],
  ['"{"', /\{/y],
];

const inRange: readonly (readonly [TokenKind, RegExp])[] = [
  ['"TO"', /TO/y],
  ['"]"', /\]/y],
  ['"}"', /\}/y],
  ["<RANGE_QUOTED>", /"(?:[^"\\]|\\[\s\S])*"/y],
  ["<RANGE_GOOP>", /[^ \]}]+/y],
];

const inBoost: readonly (readonly [TokenKind, RegExp])[] = [["<NUMBER>", /\d+(?:\.\d+)?/y]];

/** Takes a text apart; throws `LexicalError`. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let rules = usual;
  for (;;) {
    while (/[\s\u3000]/.test(text.charAt(at))) at += 1;
    if (at >= text.length) break;
    const token = longest(rules, text, at);
    if (!token) throw lexicalError(text, at, rules);
    tokens.push(token);
    at += token.text.length;
    rules = nextRules(token.kind, rules);
  }
  return [...tokens, { kind: "<EOF>", text: "", column: text.length }];
}

function longest(rules: typeof usual, text: string, at: number): Token | undefined {
  let best: Token | undefined;
  for (const [kind, rule] of rules) {
    rule.lastIndex = at;
    const found = rule.exec(text)?.[0];
    if (found && found.length > (best?.text.length ?? 0)) best = { kind, text: found, column: at };
  }
  return best;
}

function nextRules(kind: TokenKind, rules: typeof usual): typeof usual {
  if (kind === '"["' || kind === '"{"') return inRange;
  if (kind === '"^"') return inBoost;
  return kind === '"]"' || kind === '"}"' || kind === "<NUMBER>" ? usual : rules;
}

function lexicalError(text: string, at: number, rules: typeof usual): LexicalError {
  const rest = text.slice(at);
  const column = text.length + 1;
  if (rules === inBoost)
    return new LexicalError(`Lexical error at line 1, column ${column}.  Encountered: <EOF>`);
  const prefix = /^["/]/.test(rest)
    ? ` after prefix "${rest.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : "";
  return new LexicalError(
    `Lexical error at line 1, column ${column}.  Encountered: <EOF>${prefix} (in lexical state 2)`,
  );
}
