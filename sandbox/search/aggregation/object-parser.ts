import { contentError, illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode, JsonObject, Place } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { didYouMean } from "../rest/suggestion";
import { notANumber } from "./time-value";

/** How one member of an object is read; `kinds` are the JSON types that it accepts. */
export interface MemberReader<T> {
  readonly kinds: readonly JsonNode["kind"][];
  read(node: JsonNode): T;
}

/** What `parseObject` makes of a table of readers. */
export type Members<R> = { readonly [K in keyof R]?: R[K] extends MemberReader<infer T> ? T : never };

/** A refusal below a member, with the place that the parser had reached: the outer error names it. */
export class NestedRefusal extends Error {
  override name = "NestedRefusal";
  constructor(
    readonly place: Place,
    readonly refusal: SearchError,
  ) {
    super(refusal.message);
  }
}

/** Reads an object as Elasticsearch's `ObjectParser` does, with its errors; `type` is what they call the object. */
export function parseObject<R extends Record<string, MemberReader<unknown>>>(
  type: string,
  node: JsonObject,
  readers: R,
): Members<R> {
  const members: Record<string, unknown> = {};
  for (const { key, keyAt, value } of node.entries) {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (!reader) throw new NestedRefusal(value.at, unknownMember(type, key, keyAt, Object.keys(readers)));
    members[key] = readMember(type, key, value, reader);
  }
  // Each member was made by the reader of its name.
  return members as Members<R>;
}

function unknownMember(type: string, key: string, at: Place, known: readonly string[]): SearchError {
  return contentError(at, `[${type}] unknown field [${key}]${suggestion(key, known)}`);
}

/** ` did you mean [a]?` or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  return didYouMean(name, known).replace(" ->", "");
}

function readMember<T>(type: string, key: string, value: JsonNode, reader: MemberReader<T>): T {
  if (!reader.kinds.includes(value.kind)) {
    throw new NestedRefusal(
      value.at,
      contentError(value.at, `[${type}] ${key} doesn't support values of type: ${tokenName(value)}`),
    );
  }
  try {
    return reader.read(value);
  } catch (error) {
    const place = error instanceof NestedRefusal ? error.place : value.at;
    const cause = error instanceof NestedRefusal ? error.refusal : error;
    if (!(cause instanceof SearchError)) throw error;
    throw new NestedRefusal(place, contentError(place, `[${type}] failed to parse field [${key}]`, cause));
  }
}

/** Where an object or array ends: the place of its closing bracket, which Elasticsearch names when something is missing. */
export function closingPlace(node: JsonNode): Place {
  return { line: node.end.line, column: node.end.column - 1 };
}

/** Text; scalars of other kinds are refused. */
export const text: MemberReader<string> = { kinds: ["string"], read: (node) => scalarText(node) ?? "" };

/** A number, or text that is one. */
export const decimal: MemberReader<number> = {
  kinds: ["number", "string"],
  read: (node) => toDecimal(scalarText(node) ?? ""),
};

/** A whole number, or text that is one; decimals are cut. */
export const integer: MemberReader<number> = {
  kinds: ["number", "string"],
  read: (node) => Math.trunc(decimal.read(node)),
};

/** A whole number where Elasticsearch reads a long: what is none is refused as an illegal argument. */
export const long: MemberReader<number> = {
  kinds: ["number", "string"],
  read: (node) => {
    const given = scalarText(node) ?? "";
    if (given.trim() === "" || Number.isNaN(Number(given)))
      throw illegalArgument(`For input string: "${given}"`);
    return integer.read(node);
  },
};

/** True, false, or text that says so. */
export const flag: MemberReader<boolean> = {
  kinds: ["boolean", "string"],
  read: (node) => {
    const given = scalarText(node);
    if (given === "true" || given === "false") return given === "true";
    throw illegalArgument(`Failed to parse value [${given}] as only [true] or [false] are allowed.`);
  },
};

/** Text, number or boolean as it was written, to be read by a field's format later. */
export const scalar: MemberReader<string | number | boolean> = {
  kinds: ["string", "number", "boolean"],
  read: (node) => {
    if (node.kind === "string" || node.kind === "boolean") return node.value;
    return node.kind === "number" ? toDecimal(node.raw) : "";
  },
};

/** The node itself, of the kinds that are allowed. */
export function node(...kinds: readonly JsonNode["kind"][]): MemberReader<JsonNode> {
  return { kinds, read: (value) => value };
}

/** A reader whose value goes through a further step that may refuse it. */
export function mapped<A, B>(reader: MemberReader<A>, step: (value: A) => B): MemberReader<B> {
  return { kinds: reader.kinds, read: (value) => step(reader.read(value)) };
}

/** A Java double from text; throws `number_format_exception`. */
export function toDecimal(given: string): number {
  if (/\..*\./.test(given)) throw new SearchError(400, "number_format_exception", "multiple points");
  const value = Number(given);
  if (given.trim() === "" || (Number.isNaN(value) && given !== "NaN")) throw notANumber(given);
  return value;
}

/** Takes an outermost refusal out of its wrapping. */
export function unwrapRefusals<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof NestedRefusal ? error.refusal : error;
  }
}
