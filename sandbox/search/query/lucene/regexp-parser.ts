import { illegalArgument, unsupported } from "../../errors/search-error";

/** A regular expression of Lucene as a tree. */
export type Regexp =
  /** One character that passes. */
  | { readonly kind: "character"; readonly test: (character: string) => boolean }
  | { readonly kind: "sequence"; readonly parts: readonly Regexp[] }
  | { readonly kind: "either"; readonly parts: readonly Regexp[] }
  | { readonly kind: "repeated"; readonly part: Regexp; readonly least: number; readonly most: number }
  /** Fits nothing, not even an empty text. */
  | { readonly kind: "nothing" };

/** What a pattern may hold. */
export interface RegexpOptions {
  readonly ignoreCase: boolean;
  /** `~` stands for what does not fit, which queries know and aggregations do not. */
  readonly complement: boolean;
}

/** Reads a pattern by the grammar of Lucene's `RegExp`; throws in its words, places counted in UTF-16 units. */
export function parseRegexp(pattern: string, options: RegexpOptions): Regexp {
  return pattern === "" ? sequence([]) : new Parser(pattern, options).whole();
}

const sequence = (parts: readonly Regexp[]): Regexp => ({ kind: "sequence", parts });
const FOREVER = Number.POSITIVE_INFINITY;
const DEEPEST = 500;

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly pattern: string,
    private readonly options: RegexpOptions,
  ) {}

  whole(): Regexp {
    const found = this.either();
    if (this.more()) throw illegalArgument(`end-of-string expected at position ${this.at}`);
    return found;
  }

  private more(): boolean {
    return this.at < this.pattern.length;
  }

  private peek(signs: string): boolean {
    return this.more() && signs.includes(this.pattern.charAt(this.at));
  }

  private take(sign: string): boolean {
    const found = this.peek(sign);
    if (found) this.at += 1;
    return found;
  }

  private next(): string {
    const code = this.pattern.codePointAt(this.at);
    if (code === undefined) throw illegalArgument("unexpected end-of-string");
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw illegalArgument(`expected '${sign}' at position ${this.at}`);
  }

  private either(): Regexp {
    this.depth += 1;
    if (this.depth > DEEPEST) throw unsupported(`a pattern of brackets in brackets, ${DEEPEST} deep`);
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    this.depth -= 1;
    const [only, second] = parts;
    return only && !second ? only : { kind: "either", parts };
  }

  private sequence(): Regexp {
    const parts = [this.repeated()];
    while (this.more() && !this.peek(")|")) {
      if (this.peek("&")) throw this.foreign("&");
      parts.push(this.repeated());
    }
    return sequence(parts);
  }

  private repeated(): Regexp {
    let part = this.one();
    for (;;) {
      if (this.take("?")) part = { kind: "repeated", part, least: 0, most: 1 };
      else if (this.take("*")) part = { kind: "repeated", part, least: 0, most: FOREVER };
      else if (this.take("+")) part = { kind: "repeated", part, least: 1, most: FOREVER };
      else if (this.take("{")) part = { kind: "repeated", part, ...this.counts() };
      else return part;
    }
  }

  /** `{2}`, `{2,}`, `{2,5}` */
  private counts(): { least: number; most: number } {
    const least = this.digits();
    if (least === undefined) throw illegalArgument(`integer expected at position ${this.at}`);
    const most = this.take(",") ? (this.digits() ?? FOREVER) : least;
    this.expect("}");
    if (least > most) throw illegalArgument(`invalid repetition range(out of order): ${least}..${most}`);
    return { least, most };
  }

  private digits(): number | undefined {
    const start = this.at;
    while (this.peek("0123456789")) this.at += 1;
    return start === this.at ? undefined : Number(this.pattern.slice(start, this.at));
  }

  private one(): Regexp {
    if (this.options.complement && this.peek("~")) throw this.foreign("~");
    if (this.take("[")) return this.characters();
    if (this.take(".")) return { kind: "character", test: () => true };
    if (this.take("#")) return { kind: "nothing" };
    if (this.take("@"))
      return { kind: "repeated", part: { kind: "character", test: () => true }, least: 0, most: FOREVER };
    if (this.take('"')) return this.quoted();
    if (this.take("(")) return this.group();
    if (this.peek("<")) throw this.foreign("<");
    return { kind: "character", test: this.escapedClass() ?? this.same(this.character()) };
  }

  private group(): Regexp {
    if (this.take(")")) return sequence([]);
    const found = this.either();
    this.expect(")");
    return found;
  }

  private quoted(): Regexp {
    const start = this.at;
    while (this.more() && !this.peek('"')) this.at += 1;
    const text = this.pattern.slice(start, this.at);
    this.expect('"');
    return sequence([...text].map((character) => ({ kind: "character", test: this.same(character) })));
  }

  private characters(): Regexp {
    const negated = this.take("^");
    const tests = [this.member()];
    while (this.more() && !this.peek("]")) tests.push(this.member());
    this.expect("]");
    return { kind: "character", test: (character) => tests.some((test) => test(character)) !== negated };
  }

  private member(): (character: string) => boolean {
    const known = this.escapedClass();
    if (known) return known;
    const from = this.character();
    if (!this.take("-")) return this.same(from);
    const to = this.character();
    const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
    if (low > high) throw illegalArgument(`invalid range: from (${low}) cannot be > to (${high})`);
    return this.anyCase((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code >= low && code <= high;
    });
  }

  /** `\d` and the like; other letters may not be escaped. */
  private escapedClass(): ((character: string) => boolean) | undefined {
    if (!this.take("\\")) return undefined;
    const sign = this.pattern.charAt(this.at);
    const known = CLASSES[sign];
    if (known) {
      this.at += 1;
      return (character) => known.test(character);
    }
    if (/[a-z]/i.test(sign)) throw illegalArgument(`invalid character class \\${sign.charCodeAt(0)}`);
    return this.same(this.next());
  }

  private character(): string {
    this.take("\\");
    return this.next();
  }

  private same(wanted: string): (character: string) => boolean {
    return this.anyCase((character) => character === wanted);
  }

  private anyCase(test: (character: string) => boolean): (character: string) => boolean {
    if (!this.options.ignoreCase) return test;
    return (character) => test(character) || test(character.toLowerCase()) || test(character.toUpperCase());
  }

  private foreign(operator: string): Error {
    return unsupported(`the operator [${operator}] of the pattern [${this.pattern.slice(0, 100)}]`);
  }
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  s: /[ \t\n\r]/,
  S: /[^ \t\n\r]/,
  w: /[0-9A-Z_a-z]/,
  W: /[^0-9A-Z_a-z]/,
};
