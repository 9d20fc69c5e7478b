import { formatDouble, formatFloat } from "./format-number";
import { Floating, RawJson, type ReplyValue } from "./reply-value";

/**
 * Writes a reply as Elasticsearch's generator does: floats and doubles in Java's form, members that are undefined left
 * out; `pretty` indents by two blanks with ` : `, and passes raw JSON through as it came.
 */
export function writeJson(value: ReplyValue, options: { pretty?: boolean } = {}): string {
  return options.pretty ? `${writePretty(value, "")}\n` : writeCompact(value);
}

function writeCompact(value: ReplyValue): string {
  if (isList(value)) return `[${value.map(writeCompact).join(",")}]`;
  if (!isMembers(value)) return writeScalar(value);
  let text = "{";
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    if (text.length > 1) text += ",";
    text += `${writeString(key)}:${writeCompact(item)}`;
  }
  return `${text}}`;
}

function writePretty(value: ReplyValue, indent: string): string {
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.length === 0) return "[ ]";
    return `[\n${value.map((item) => inner + writePretty(item, inner)).join(",\n")}\n${indent}]`;
  }
  if (!isMembers(value)) return writeScalar(value);
  const members = definedMembers(value).map(
    ([key, item]) => `${inner}${writeString(key)} : ${writePretty(item, inner)}`,
  );
  return members.length === 0 ? "{ }" : `{\n${members.join(",\n")}\n${indent}}`;
}

const isList = (value: ReplyValue): value is readonly ReplyValue[] => Array.isArray(value);

type Members = { readonly [key: string]: ReplyValue | undefined };

function isMembers(value: ReplyValue): value is Members {
  return (
    typeof value === "object" &&
    value !== null &&
    !isList(value) &&
    !(value instanceof Floating) &&
    !(value instanceof RawJson)
  );
}

function definedMembers(value: Members): [string, ReplyValue][] {
  return Object.entries(value).filter((entry): entry is [string, ReplyValue] => entry[1] !== undefined);
}

function writeScalar(value: Exclude<ReplyValue, Members | readonly ReplyValue[]>): string {
  if (typeof value === "string") return writeString(value);
  if (value instanceof RawJson) return value.text;
  if (value instanceof Floating) return writeFloating(value);
  return String(value);
}

/** Infinities and NaN are no JSON numbers: Jackson quotes them. */
function writeFloating({ value, width }: Floating): string {
  const text = width === "float" ? formatFloat(value) : formatDouble(value);
  return Number.isFinite(value) ? text : `"${text}"`;
}

/** A lone surrogate becomes `?`, as Java's encoder of UTF-8 writes it. */
function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text.replace(LONE_SURROGATE, "?"));
}

/** Nothing that is written in another way: no quote, no backslash, no control character, nothing beyond ASCII. */
const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
