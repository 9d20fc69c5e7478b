import { illegalArgument, type SearchError, unsupported } from "../errors/search-error";
import type { DateFields } from "./date-fields";

/** The members of `DateFields` that are plain numbers in a text. */
export type NumberField = Exclude<keyof DateFields, "zone" | "offset" | "nanos" | "halfDay">;

/** Fields that have names. */
export type NamedField = "month" | "dayOfWeek" | "quarter" | "era";

/** `MMM`, `MMMM`, `MMMMM`. */
export type NameWidth = "short" | "full" | "narrow";

/** One part of a pattern of `java.time.format.DateTimeFormatter`. */
export type PatternPart =
  | { kind: "literal"; text: string }
  /** `min` to `max` digits, a fixed width when they are equal. `signed`: a year may have a sign. `lenient`: fewer digits are read. */
  | {
      kind: "number";
      field: NumberField;
      min: number;
      max: number;
      signed: boolean;
      reduced: boolean;
      lenient?: boolean;
    }
  /** Digits of a second's fraction. */
  | { kind: "fraction"; min: number; max: number }
  | { kind: "name"; of: NamedField; width: NameWidth }
  | { kind: "halfDay" }
  /** `letters` is the form (1 `+HHmm?`, 2 `+HHMM`, 3 `+HH:MM` ...); 0 reads any form. `zero` is printed for no offset. */
  | { kind: "offset"; letters: number; zero: string }
  | { kind: "zone" }
  | { kind: "optional"; parts: readonly PatternPart[] };

/** Compiles a pattern; throws `Invalid format: [...]` with Java's reason. `named` allows our own letters: `f` a fraction of 1 to 9 digits, `O` an offset in any form. */
export function compilePattern(pattern: string, named = false): readonly PatternPart[] {
  const stack: PatternPart[][] = [[]];
  const add = (part: PatternPart): void => void stack.at(-1)?.push(part);
  for (let at = 0; at < pattern.length; ) {
    const letter = pattern.charAt(at);
    const run = /^([A-Za-z])\1*/.exec(pattern.slice(at))?.[0];
    if (run) {
      add(letterPart(pattern, letter, run.length, named));
      at += run.length;
    } else if (letter === "'") {
      const quoted = /^'((?:[^']|'')*)'/.exec(pattern.slice(at));
      if (!quoted) throw invalid(pattern, `Pattern ends with an incomplete string literal: ${pattern}`);
      add({ kind: "literal", text: quoted[1] === "" ? "'" : (quoted[1] ?? "").replaceAll("''", "'") });
      at += quoted[0].length;
    } else {
      bracket(pattern, letter, stack);
      at++;
    }
  }
  while (stack.length > 1) closeOptional(stack);
  return stack[0] ?? [];
}

function bracket(pattern: string, letter: string, stack: PatternPart[][]): void {
  if (letter === "[") stack.push([]);
  else if (letter === "]") {
    if (stack.length === 1) throw invalid(pattern, "Pattern invalid as it contains ] without previous [");
    closeOptional(stack);
  } else if ("{}#".includes(letter))
    throw invalid(pattern, `Pattern includes reserved character: '${letter}'`);
  else stack.at(-1)?.push({ kind: "literal", text: letter });
}

function closeOptional(stack: PatternPart[][]): void {
  const parts = stack.pop() ?? [];
  stack.at(-1)?.push({ kind: "optional", parts });
}

const invalid = (pattern: string, reason: string): SearchError =>
  illegalArgument(`Invalid format: [${pattern}]: ${reason}`, illegalArgument(reason));

const number = (field: NumberField, min: number, max: number, signed = false): PatternPart => ({
  kind: "number",
  field,
  min,
  max,
  signed,
  reduced: false,
});

const TWO_DIGITS: Readonly<Record<string, NumberField>> = {
  d: "day",
  H: "hour",
  h: "clockHour",
  m: "minute",
  s: "second",
};

function letterPart(pattern: string, letter: string, count: number, named: boolean): PatternPart {
  const tooMany = (): SearchError => invalid(pattern, `Too many pattern letters: ${letter}`);
  const small = TWO_DIGITS[letter];
  if (small) {
    if (count > 2) throw tooMany();
    return number(small, count, count === 1 ? 19 : 2);
  }
  if (named && letter === "f") return { kind: "fraction", min: 1, max: 9 };
  if (named && letter === "O") return { kind: "offset", letters: 0, zero: "Z" };
  if (named && letter === "x" && count === 4) return number("weekYear", 4, 9, true);
  if (named && letter === "w") return number("week", count, 2);
  if (named && letter === "e") return number("dayOfWeek", 1, 1);
  if (letter === "u" || letter === "y")
    return yearPart(letter === "u" || named ? "year" : "yearOfEra", count);
  if (letter === "Y") return yearPart("localWeekYear", count);
  if (letter === "w" && count <= 2) return number("localWeek", count, 2);
  if (letter === "e" && count <= 2) return number("localDayOfWeek", count, count);
  if (letter === "S") {
    if (count > 9) {
      throw invalid(pattern, `Minimum width must be from 0 to 9 inclusive but was ${count}`);
    }
    return { kind: "fraction", min: count, max: count };
  }
  return (
    monthPart(letter, count, tooMany) ?? zonePart(letter, count, tooMany) ?? unknownLetter(pattern, letter)
  );
}

function yearPart(field: NumberField, count: number): PatternPart {
  if (count === 2) return { kind: "number", field, min: 2, max: 2, signed: false, reduced: true };
  return number(field, count, 19, count >= 4);
}

function monthPart(letter: string, count: number, tooMany: () => SearchError): PatternPart | undefined {
  if (letter === "M" || letter === "L") {
    if (count > 5) throw tooMany();
    return count > 2 ? name("month", count) : number("month", count, count === 1 ? 19 : 2);
  }
  if ("EQqG".includes(letter) && count > 5) throw tooMany();
  if (letter === "E") return name("dayOfWeek", count);
  if (letter === "G") return name("era", count);
  if (letter === "D") {
    if (count > 3) throw tooMany();
    return number("dayOfYear", count, count === 1 ? 19 : 3);
  }
  if (letter === "Q" || letter === "q")
    return count > 2 ? name("quarter", count) : number("quarter", count, count);
  if (letter === "a") {
    if (count > 1) throw tooMany();
    return { kind: "halfDay" };
  }
  return undefined;
}

function name(of: NamedField, count: number): PatternPart {
  return { kind: "name", of, width: count === 4 ? "full" : count === 5 ? "narrow" : "short" };
}

function zonePart(letter: string, count: number, tooMany: () => SearchError): PatternPart | undefined {
  if (letter === "X" || letter === "x") {
    if (count > 5) throw tooMany();
    return { kind: "offset", letters: count, zero: letter === "X" ? "Z" : "" };
  }
  if (letter === "Z" && count <= 3) return { kind: "offset", letters: 2, zero: "" };
  if (letter === "Z" && count === 5) return { kind: "offset", letters: 5, zero: "Z" };
  if (letter === "V" && count === 2) return { kind: "zone" };
  return undefined;
}

/** Letters that Java has and this engine does not. */
const JAVA_LETTERS = "DgWFkKAnNBVvzOZpec";

function unknownLetter(pattern: string, letter: string): never {
  if (JAVA_LETTERS.includes(letter))
    throw unsupported(`The letter [${letter}] of the date format [${pattern}]`);
  throw invalid(pattern, `Unknown pattern letter: ${letter}`);
}
