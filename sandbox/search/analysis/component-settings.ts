import { illegalArgument, SearchError } from "../errors/search-error";

/** The settings of one component as an index keeps them: texts and lists of texts. */
export class ComponentSettings {
  constructor(
    /** The name under which it is defined. */
    readonly name: string,
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  has(key: string): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  text(key: string): string | undefined {
    const value = this.values[key];
    if (typeof value === "string") return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  }

  /** A whole number; another text is refused as Elasticsearch's settings do. */
  integer(key: string, otherwise: number): number {
    const text = this.text(key);
    if (text === undefined) return otherwise;
    if (/^[+-]?\d+$/.test(text)) return Number(text);
    const cause = new SearchError(400, "number_format_exception", `For input string: "${text}"`);
    throw illegalArgument(`Failed to parse value [${text}] for setting [${key}]`, cause);
  }

  flag(key: string, otherwise: boolean): boolean {
    const text = this.text(key);
    if (text === undefined) return otherwise;
    if (text === "true" || text === "false") return text === "true";
    throw illegalArgument(`Failed to parse value [${text}] as only [true] or [false] are allowed.`);
  }

  /** A list; one text is a list of the parts between its commas. */
  list(key: string): string[] | undefined {
    const value = this.values[key];
    if (Array.isArray(value)) return value.map(String);
    const text = this.text(key);
    return text?.split(",").map((part) => part.trim());
  }

  /** A regular expression of Java's, as one of ours with the flags `gu`. */
  pattern(key: string, otherwise?: string): RegExp {
    const source = this.text(key) ?? otherwise;
    if (source === undefined)
      throw illegalArgument(`pattern is missing for [${this.name}] char filter of type 'pattern_replace'`);
    return javaPattern(source, this.text("flags") ?? "");
  }
}

/** Java's flags by name; those that have no counterpart here change nothing that the course needs. */
const javaFlags: Readonly<Record<string, string>> = {
  CASE_INSENSITIVE: "i",
  MULTILINE: "m",
  DOTALL: "s",
  UNICODE_CASE: "",
  UNICODE_CHARACTER_CLASS: "",
};

function javaPattern(source: string, flags: string): RegExp {
  const own =
    flags === ""
      ? ""
      : flags
          .split("|")
          .map((flag) => javaFlags[flag.trim()] ?? unknownFlag(flag))
          .join("");
  for (const mode of ["gu", "g"]) {
    try {
      return new RegExp(source, mode + own);
    } catch {
      // Java escapes signs that need none, which the flag `u` refuses.
    }
  }
  throw new SearchError(400, "pattern_syntax_exception", `Dangling or unclosed part in pattern ${source}`);
}

function unknownFlag(flag: string): never {
  throw illegalArgument(`Unknown regex flag [${flag.trim()}]`);
}
