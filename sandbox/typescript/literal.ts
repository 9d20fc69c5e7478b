import type { QueryError } from "./database";

/**
 * A value as an SQL literal of unknown type, so that PostgreSQL gives it the type of its place, as it does with the text that `pg`
 * sends. A backslash makes it an E'' literal: then the text means the same whatever `standard_conforming_strings` says
 * (PostgreSQL documentation, 4.1.2.2).
 */
export function literal(value: unknown, number: number): string | { error: QueryError } {
  if (value === null || value === undefined) return "NULL";
  const text = textOf(value);
  if (text === undefined) return { error: unsendable(value, number) };
  if (text.includes("\0")) return { error: zeroByte };
  const doubled = text.replaceAll("'", "''");
  return doubled.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}

/** What PostgreSQL says of a text with a zero character, which none of its texts can hold. */
export const zeroByte: QueryError = {
  code: "22021",
  message: 'invalid byte sequence for encoding "UTF8": 0x00',
};

/** The text that `pg` would send: an object is sent as JSON. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      if (value instanceof Date) return value.toISOString();
      return Array.isArray(value) ? undefined : JSON.stringify(value);
    default:
      return undefined;
  }
}

function unsendable(value: unknown, number: number): QueryError {
  const what = Array.isArray(value) ? "an array" : `a ${typeof value}`;
  return {
    code: "0A000",
    message: `The value of $${number} is ${what}, which cannot be sent here: send a string, a number, a boolean, a Date or null.`,
  };
}
