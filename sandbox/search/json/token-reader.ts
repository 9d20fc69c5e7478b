import { BooleanNode, NullNode, NumberNode } from "./located";
import type { JsonNode, Place } from "./node";
import { describeSource, SourceText } from "./source-text";
import { endOfInput, type JsonSyntaxError, syntaxError } from "./syntax-error";

const EXPECTED = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads the tokens of a JSON text that are no containers, with Jackson's complaints about them. */
export abstract class TokenReader {
  protected readonly source: SourceText;
  protected at = 0;
  protected depth = 0;
  protected lastToken = 0;
  /** True when the value is whole and only what follows it is read. */
  protected trailing = false;

  constructor(protected readonly text: string) {
    this.source = new SourceText(text);
  }

  protected string(token: string): string {
    const from = this.at + 1;
    for (let i = from; i < this.text.length; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 0x22) {
        this.at = i + 1;
        return this.text.slice(from, i);
      }
      if (unit === 0x5c) return this.escaped(from, i, token);
      if (unit < 0x20) throw this.controlFault(i);
    }
    throw this.unclosedString(token);
  }

  private escaped(from: number, firstEscape: number, token: string): string {
    let value = this.text.slice(from, firstEscape);
    for (let i = firstEscape; i < this.text.length; ) {
      const unit = this.text.charCodeAt(i);
      if (unit === 0x22) {
        this.at = i + 1;
        return value;
      }
      if (unit < 0x20) throw this.controlFault(i);
      if (unit !== 0x5c) {
        value += this.text[i++];
        continue;
      }
      value += this.escape(i, token);
      i += this.text[i + 1] === "u" ? 6 : 2;
    }
    throw this.unclosedString(token);
  }

  private escape(at: number, token: string): string {
    const letter = this.text[at + 1];
    if (letter === undefined) throw this.unclosedString(token);
    if (letter === "u") {
      const digits = this.text.slice(at + 2, at + 6);
      if (/^[0-9a-fA-F]{4}$/.test(digits)) return String.fromCharCode(Number.parseInt(digits, 16));
      const bad = at + 2 + digits.search(/[^0-9a-fA-F]|$/);
      if (bad >= this.text.length) throw this.unclosedString(token);
      throw this.fault(
        bad,
        `Unexpected character (${this.character(bad)}): expected a hex-digit for character escape sequence`,
      );
    }
    const simple = SIMPLE_ESCAPES[letter];
    if (simple === undefined)
      throw this.fault(at + 1, `Unrecognized character escape ${this.character(at + 1)}`);
    return simple;
  }

  protected number(): NumberNode {
    const from = this.at;
    if (this.text.charCodeAt(this.at) === 0x2d) this.at++;
    const whole = this.at;
    if (this.text.charCodeAt(this.at) === 0x30) this.at++;
    else this.skipDigits();
    if (this.at === whole) throw this.numberFault(from, "-");
    if (this.text.charCodeAt(this.at) === 0x2e) {
      this.at++;
      this.skipDigits();
    }
    if ((this.text.charCodeAt(this.at) | 0x20) === 0x65) this.skipExponent();
    const raw = this.text.slice(from, this.at);
    this.checkNumber(from, raw);
    this.lastToken = from;
    return new NumberNode(this.source, from, this.at, raw);
  }

  private skipExponent(): void {
    const sign = this.text.charCodeAt(++this.at);
    if (sign === 0x2b || sign === 0x2d) this.at++;
    this.skipDigits();
  }

  private skipDigits(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (!(unit >= 0x30 && unit <= 0x39)) return;
      this.at++;
    }
  }

  private checkNumber(from: number, raw: string): void {
    const next = this.text.charCodeAt(this.at);
    if (next >= 0x30 && next <= 0x39)
      throw this.fault(this.at, "Invalid numeric value: Leading zeroes not allowed");
    const last = raw.charCodeAt(raw.length - 1);
    if (last < 0x30 || last > 0x39) throw this.numberFault(from, raw);
    // A root-level number may end the text; inside, what follows must separate.
    if (Number.isNaN(next) || next === 0x2c || next === 0x5d || next === 0x7d || next <= 0x20) return;
    if (this.depth === 0)
      throw this.fault(
        this.at,
        `Unexpected character (${this.character(this.at)}): Expected space separating root-level values`,
      );
  }

  private numberFault(from: number, raw: string): JsonSyntaxError {
    if (this.at >= this.text.length) return this.endFault("Unexpected end-of-input in a Number value");
    const found = this.character(this.at);
    if (raw === "-")
      return this.fault(
        this.at,
        `Unexpected character (${found}) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value`,
      );
    const what = /[eE]/.test(this.text.slice(from, this.at))
      ? "Exponent indicator not followed by a digit"
      : "Decimal point not followed by a digit";
    return this.fault(this.at, `Unexpected character (${found}) in numeric value: ${what}`);
  }

  /** What is asked for where no value begins: less is said where a value was forgotten than where something else stands. */
  private expected(from: number): string {
    const found = this.text[from];
    const forgotten =
      found === "," || found === "}" || (found === "]" && this.text.slice(0, from).trimEnd().endsWith(","));
    return forgotten ? "expected a value" : `expected a valid value ${EXPECTED}`;
  }

  protected word(): JsonNode {
    const from = this.at;
    if (from >= this.text.length)
      throw this.endFault(
        this.depth > 0
          ? "Unexpected end-of-input within/between Object entries"
          : "No content to map due to end-of-input",
      );
    const match = /[\p{ID_Continue}$]*/uy;
    match.lastIndex = from;
    const word = match.exec(this.text)?.[0] ?? "";
    if (word === "" && this.text[from] === "+") throw this.plusFault(from);
    if (word === "")
      throw this.fault(from, `Unexpected character (${this.character(from)}): ${this.expected(from)}`);
    this.at = from + word.length;
    if (word !== "true" && word !== "false" && word !== "null") throw this.wordFault(word);
    this.lastToken = from;
    if (word === "null") return new NullNode(this.source, from, this.at);
    return new BooleanNode(this.source, from, this.at, word === "true");
  }

  private plusFault(from: number): JsonSyntaxError {
    const rule =
      "JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow";
    return this.fault(from + 1, `Unexpected character (${this.character(from)}) in numeric value: ${rule}`);
  }

  private wordFault(word: string): JsonSyntaxError {
    if (word === "NaN" || word === "Infinity") {
      return this.fault(
        this.at,
        `Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`,
      );
    }
    return this.fault(this.at, `Unrecognized token '${word}': was expecting ${EXPECTED}`);
  }

  /** Blanks and comments, which Elasticsearch allows. */
  protected skipBlanks(): void {
    for (; this.at < this.text.length; this.at++) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 0x2f && this.skipComment()) continue;
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
    }
  }

  /** Stops on the comment's last character; false where none begins. */
  private skipComment(): boolean {
    const block = this.text.startsWith("/*", this.at);
    if (!block && !this.text.startsWith("//", this.at)) return false;
    const end = block ? this.text.indexOf("*/", this.at + 2) : this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length - 1 : end + (block ? 1 : 0);
    return true;
  }

  private unclosedString(token: string): JsonSyntaxError {
    return this.endFault(
      token === "FIELD_NAME"
        ? "Unexpected end-of-input in field name"
        : "Unexpected end-of-input in VALUE_STRING",
    );
  }

  protected endFault(text: string): JsonSyntaxError {
    const place = this.source.place(this.text.length);
    return endOfInput(place, this.quoted(text, place), this.lastPlace(place), this.trailing);
  }

  private controlFault(at: number): JsonSyntaxError {
    return this.fault(
      at,
      `Illegal unquoted character (${this.character(at)}): has to be escaped using backslash to be included in string value`,
    );
  }

  protected fault(at: number, text: string, type?: string): JsonSyntaxError {
    const place = this.source.place(at);
    return syntaxError(place, this.quoted(text, place), this.lastPlace(place), this.trailing, type);
  }

  private quoted(text: string, place: Place): string {
    return `${text}\n at ${describeSource(this.text, place)}`;
  }

  /** What is wrong behind the value is its own last token. */
  private lastPlace(fault: Place): Place {
    return this.trailing ? fault : this.source.place(this.lastToken);
  }

  /** As Jackson shows a character: `'a' (code 97)`. */
  protected character(at: number): string {
    const code = this.text.codePointAt(at) ?? 0;
    if (code < 0x20) return `(CTRL-CHAR, code ${code})`;
    if (code > 255) return `'${String.fromCodePoint(code)}' (code ${code} / 0x${code.toString(16)})`;
    return `'${String.fromCodePoint(code)}' (code ${code})`;
  }
}
