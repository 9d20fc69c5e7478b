import { illegalArgument } from "../errors/search-error";
import type { JsonEntry, JsonObject, Place } from "../json/node";
import { documentError, lastPlace } from "./document-errors";

/** Java's `split` drops empty parts at the end. */
const withoutTrailingDots = (key: string): string => key.replace(/\.+$/, "");

/** Refuses names that are empty, blank or have an empty part between dots. */
export function checkFieldName({ key, keyAt }: JsonEntry): void {
  if (key === "") throw illegalArgument("field name cannot be an empty string");
  if (key.trim() === "") throw documentError(keyAt, `Field name cannot contain only whitespace: [${key}]`);
  const parts = withoutTrailingDots(key).split(".");
  if (/^\.+$/.test(key)) throw illegalArgument("field name cannot contain only dots");
  if (parts.some((part) => part.trim() === ""))
    throw illegalArgument(`field name cannot contain only whitespace: ['${key}']`);
}

/** The object that a dotted name stands for: it begins at the name and ends where the value does. */
export class ExpandedObject implements JsonObject {
  readonly kind = "object";
  readonly at: Place;
  readonly end: Place;
  readonly entries: JsonEntry[];

  constructor(entry: JsonEntry, rest: string) {
    const { keyAt, keyEnd, value } = entry;
    const last = lastPlace(value);
    this.at = keyAt;
    this.end = { line: last.line, column: last.column + 1 };
    this.entries = [{ key: rest, keyAt, keyEnd, value }];
  }
}

/** An entry under the first part of its dotted name. */
export function expandDots(entry: JsonEntry): JsonEntry {
  const { keyAt, keyEnd, value } = entry;
  const key = withoutTrailingDots(entry.key);
  const dot = key.indexOf(".");
  if (dot < 0) return { key, keyAt, keyEnd, value };
  return { key: key.slice(0, dot), keyAt, keyEnd, value: new ExpandedObject(entry, key.slice(dot + 1)) };
}
