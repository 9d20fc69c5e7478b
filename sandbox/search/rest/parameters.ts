import { illegalArgument, SearchError } from "../errors/search-error";

/** Query parameters of one request, decoded; the last of two with one name counts. */
export class Parameters {
  constructor(private readonly values: ReadonlyMap<string, string>) {}

  names(): readonly string[] {
    return [...this.values.keys()];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  text(name: string): string | undefined {
    return this.values.get(name);
  }

  /** Comma-separated; empty parts fall away. */
  list(name: string): readonly string[] | undefined {
    return this.values.get(name)?.split(",").filter(Boolean);
  }

  /** Present without a value counts as true. */
  flag(name: string, otherwise: boolean): boolean {
    const text = this.values.get(name);
    if (text === undefined) return otherwise;
    if (text === "" || text === "true") return true;
    if (text === "false") return false;
    throw illegalArgument(`Failed to parse value [${text}] as only [true] or [false] are allowed.`);
  }

  /** A float; throws in the words of `RestRequest.paramAsFloat`. */
  float(name: string): number | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    const number = text.trim() === "" ? Number.NaN : Number(text);
    if (!Number.isNaN(number)) return Math.fround(number);
    throw illegalArgument(
      `Failed to parse float parameter [${name}] with value [${text}]`,
      new SearchError(400, "number_format_exception", `For input string: "${text}"`),
    );
  }

  /** Whole number; throws in the words of `RestRequest.paramAsInt`. */
  integer(name: string): number | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    if (/^[+-]?\d+$/.test(text)) return Number(text);
    throw illegalArgument(
      `Failed to parse int parameter [${name}] with value [${text}]`,
      new SearchError(400, "number_format_exception", `For input string: "${text}"`),
    );
  }
}

/** Reads a query string as Elasticsearch's `RestUtils` does: `+` is a blank, a bad escape is a `bad_parameter_exception`. */
export function readParameters(query: string): Parameters {
  const values = new Map<string, string>();
  for (const pair of query.split(/[&;]/)) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    values.set(decodeParameter(name), equals < 0 ? "" : decodeParameter(pair.slice(equals + 1)));
  }
  return new Parameters(values);
}

function decodeParameter(text: string): string {
  try {
    return decodePercent(text, true);
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw new SearchError(
      400,
      "bad_parameter_exception",
      `java.lang.IllegalArgumentException: ${cause.reason}`,
      {
        causedBy: cause,
      },
    );
  }
}

/** Percent-decodes UTF-8; in a query string `+` is a blank. Bytes that are no UTF-8 become U+FFFD. */
export function decodePercent(text: string, plusIsBlank: boolean): string {
  const readable = plusIsBlank ? text.replaceAll("+", " ") : text;
  const bad = /%(?![0-9A-Fa-f]{2})/.exec(readable);
  if (bad) throw badEscape(readable, bad.index);
  return readable.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeBytes);
}

function badEscape(text: string, at: number): SearchError {
  if (at + 2 >= text.length) return illegalArgument(`unterminated escape sequence at end of string: ${text}`);
  return illegalArgument(`invalid escape sequence \`${text.slice(at, at + 3)}' at index ${at} of: ${text}`);
}

function decodeBytes(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code < 0x80 ? String.fromCharCode(code) : "\uFFFD";
    });
  }
}
