import type { ProgramCheck } from "../../schema";

type ReturnsCheck = Extract<ProgramCheck, { kind: "returns" }>;

/** How a call ended: with a value that went through JSON, or with an error. */
export type CallEnd =
  /** Without a value the function returned nothing. */
  | { kind: "returned"; value?: unknown }
  /** `code`: SQLSTATE, when the error was the database's. */
  | { kind: "threw"; name: string; message: string; code?: string };

/** What is told of a call's end. Nothing but the kind and the count where the data is hidden. */
export interface CallEndTold {
  kind: "value" | "nothing" | "error";
  /** Elements of a list. */
  count?: number;
  /** The value as JSON, shortened; an error's message. */
  text?: string;
}

/** A call that does not give what the reference's gives; `call` counts from 1. */
export interface ReturnsDifference {
  kind: "returns";
  call: number;
  /** The call's arguments as JSON, with commas between. */
  args: string;
  expected: CallEndTold;
  got: CallEndTold;
}

/** The first call that ended otherwise than the reference's. */
export function judgeReturns(
  { order }: ReturnsCheck,
  calls: { args: unknown[] }[],
  expected: CallEnd[],
  got: CallEnd[],
): ReturnsDifference | undefined {
  const at = expected.findIndex((end, i) => {
    const other = got[i];
    return !other || printEnd(end, order) !== printEnd(other, order);
  });
  const [wanted, given] = [expected[at], got[at]];
  if (!wanted || !given) return undefined;
  const args = (calls[at]?.args ?? []).map((arg) => JSON.stringify(arg)).join(", ");
  return { kind: "returns", call: at + 1, args, expected: tell(wanted), got: tell(given) };
}

/**
 * A text that two ends share exactly when they count as equal: JSON with sorted keys, a list sorted where its order is free. Of an
 * error its SQLSTATE counts; of one that the function made itself, only that it came.
 */
export function printEnd(end: CallEnd, order: ReturnsCheck["order"]): string {
  if (end.kind === "threw") return `threw ${end.code ?? ""}`;
  const { value } = end;
  if (value === undefined) return "nothing";
  if (order === "total" || !Array.isArray(value)) return canonical(value);
  return `[${value.map(canonical).sort().join()}]`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

function tell(end: CallEnd): CallEndTold {
  if (end.kind === "threw") return { kind: "error", text: shortened(end.message) };
  if (end.value === undefined) return { kind: "nothing" };
  const count = Array.isArray(end.value) ? { count: end.value.length } : {};
  return { kind: "value", ...count, text: shortened(JSON.stringify(end.value)) };
}

const longest = 200;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
