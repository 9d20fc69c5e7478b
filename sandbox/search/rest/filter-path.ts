import type { JsonNode } from "../json/node";
import { readJson } from "../json/read";
import { Floating, RawJson, type ReplyValue } from "../json/reply-value";

type Pattern = readonly string[];

/** Keeps what `filter_path` names: `hits.hits._source.a*`, `**.c`, and `-took` for what goes. */
export function filterPath(value: ReplyValue, paths: readonly string[]): ReplyValue {
  const excludes = paths.filter((path) => path.startsWith("-")).map((path) => path.slice(1));
  return narrowed(
    value,
    paths.filter((path) => !path.startsWith("-")),
    excludes,
    false,
  );
}

/** The same by paths that stay (all without any) and paths that go; with `dots` a name such as `a.b` is a path of two. */
export function narrowed(
  value: ReplyValue,
  includes: readonly string[],
  excludes: readonly string[],
  dots: boolean,
): ReplyValue {
  const parts = (path: string): Pattern => path.trim().split(".");
  const kept =
    includes.length === 0 ? value : (include(value, includes.map(parts), dots) ?? emptyLike(value));
  if (excludes.length === 0) return kept;
  return exclude(kept, excludes.map(parts), dots) ?? emptyLike(value);
}

const emptyLike = (value: ReplyValue): ReplyValue => (Array.isArray(value) ? [] : {});

/** `undefined` when nothing of it is named. */
function include(value: ReplyValue, patterns: readonly Pattern[], dots: boolean): ReplyValue | undefined {
  const open = opened(value);
  if (isList(open)) {
    const kept = open.map((item) => include(item, patterns, dots)).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (!isMembers(open)) return undefined;
  const entries = Object.entries(open).flatMap(([key, member]) => {
    if (member === undefined) return [];
    const next = step(patterns, key, dots);
    const kept = next === "whole" ? member : include(member, next, dots);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** `undefined` when nothing of it is left. */
function exclude(value: ReplyValue, patterns: readonly Pattern[], dots: boolean): ReplyValue | undefined {
  const open = opened(value);
  if (isList(open)) {
    if (open.length === 0) return open;
    const kept = open.map((item) => exclude(item, patterns, dots)).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (!isMembers(open)) return open;
  if (Object.keys(open).length === 0) return open;
  const entries = Object.entries(open).flatMap(([key, member]) => {
    if (member === undefined) return [];
    const next = step(patterns, key, dots);
    if (next === "whole") return [];
    const kept = next.length === 0 ? member : exclude(member, next, dots);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What is left of the patterns below `key`; "whole" when one of them ends here. */
function step(patterns: readonly Pattern[], key: string, dots: boolean): "whole" | readonly Pattern[] {
  const dot = dots ? key.indexOf(".") : -1;
  if (dot >= 0) {
    const first = step(patterns, key.slice(0, dot), false);
    return first === "whole" ? first : step(first, key.slice(dot + 1), dots);
  }
  const next: Pattern[] = [];
  for (const pattern of patterns) {
    for (const rest of advance(pattern, key)) {
      if (rest.length === 0) return "whole";
      next.push(rest);
    }
  }
  return next;
}

function advance(pattern: Pattern, key: string): Pattern[] {
  const [head, ...rest] = pattern;
  if (head === undefined) return [];
  if (head === "**") return [pattern, ...(rest.length === 0 ? [[]] : advance(rest, key))];
  return matches(head, key) ? [rest] : [];
}

/** One part of a path with `*` for any text. */
function matches(pattern: string, key: string): boolean {
  if (!pattern.includes("*")) return pattern === key;
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!key.startsWith(first) || !key.endsWith(last) || key.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= key.length - last.length;
}

type Members = { readonly [key: string]: ReplyValue | undefined };

const isList = (value: ReplyValue): value is readonly ReplyValue[] => Array.isArray(value);

function isMembers(value: ReplyValue): value is Members {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Floating) &&
    !(value instanceof RawJson) &&
    !isList(value)
  );
}

/** A document's source is opened so that paths reach into it. */
function opened(value: ReplyValue): ReplyValue {
  return value instanceof RawJson ? toReply(readJson(value.text)) : value;
}

/** A parsed value as a reply: numbers stay as they were written. */
export function toReply(node: JsonNode): ReplyValue {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, toReply(value)]));
    case "array":
      return node.items.map(toReply);
    case "number":
      return new RawJson(node.raw);
    case "null":
      return null;
    default:
      return node.value;
  }
}
