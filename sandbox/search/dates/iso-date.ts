import type { DateFields } from "./date-fields";
import { parseOffset } from "./offset";

/** How much a reader of ISO 8601 accepts. */
export interface IsoDateRules {
  /** Two digits for each of month to second; otherwise one will do. */
  strict: boolean;
}

/**
 * `yyyy[-MM[-dd['T'[HH[:mm[:ss[.SSSSSSSSS]]][offset]]]]]`, Elasticsearch's `date_optional_time`. The answer is what was
 * read or the index where reading stopped.
 */
export function parseIsoDate(text: string, rules: IsoDateRules): DateFields | number {
  const scanner = new IsoScanner(text, rules.strict);
  if (!scanner.year()) return 0;
  if (!scanner.date()) return scanner.at;
  const timed = scanner.skip("T");
  if (timed && !scanner.time()) return scanner.at;
  return scanner.atEnd || (timed && scanner.offset()) ? scanner.fields : scanner.at;
}

class IsoScanner {
  readonly fields: DateFields = {};
  at = 0;

  constructor(
    private readonly text: string,
    private readonly strict: boolean,
  ) {}

  get atEnd(): boolean {
    return this.at === this.text.length;
  }

  /** Takes one of several signs. */
  skip(signs: string): boolean {
    if (this.atEnd || !signs.includes(this.text.charAt(this.at))) return false;
    this.at++;
    return true;
  }

  year(): boolean {
    const negative = this.skip("-");
    const year = this.strict ? this.#number(4, 4) : this.#number(1, 9);
    if (year === undefined) return false;
    this.fields.year = negative ? -year : year;
    return true;
  }

  date(): boolean {
    if (!this.skip("-")) return true;
    if (!this.#field("month", 1, 12)) return false;
    return !this.skip("-") || this.#field("day", 1, 31);
  }

  time(): boolean {
    if (this.atEnd) return true;
    if (!this.#field("hour", 0, 23)) return false;
    if (!this.skip(":")) return true;
    if (!this.#field("minute", 0, 59)) return false;
    if (!this.skip(":")) return true;
    return this.#field("second", 0, 59) && (!this.skip(".,") || this.#fraction());
  }

  offset(): boolean {
    if (this.fields.hour === undefined) return false;
    const rest = this.text.slice(this.at);
    const offset = rest === "Z" ? 0 : parseOffset(rest);
    if (offset === undefined) return false;
    this.fields.offset = offset;
    return true;
  }

  #fraction(): boolean {
    const start = this.at;
    if (this.#number(1, 9) === undefined) return false;
    this.fields.nanos = Number(this.text.slice(start, this.at).padEnd(9, "0"));
    return true;
  }

  #field(name: "month" | "day" | "hour" | "minute" | "second", low: number, high: number): boolean {
    const start = this.at;
    const value = this.#number(this.strict ? 2 : 1, 2);
    if (value === undefined || value < low || value > high) {
      this.at = start;
      return false;
    }
    this.fields[name] = value;
    return true;
  }

  #number(min: number, max: number): number | undefined {
    let value = 0;
    let end = this.at;
    while (end < this.at + max) {
      const digit = this.text.charCodeAt(end) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      end++;
    }
    if (end - this.at < min) return undefined;
    this.at = end;
    return value;
  }
}
