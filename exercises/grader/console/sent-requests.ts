import type { ReplyOutcome } from "@/sandbox/outcome";
import type { RequestsCheck } from "../../console-schema";
import type { RequestsDifference } from "./console-difference";
import type { ConsoleStep } from "./console-text";

type Fault = Pick<RequestsDifference, "fault" | "line" | "status" | "count">;

/** What a check on the requests saw: no fault, or the first one. */
export interface RequestsSeen {
  kind: "requests";
  fault: Fault | null;
}

/** Looks at the requests of an answer, and at how each was answered. */
export function observeRequests(
  { never, some, ok, atMost }: RequestsCheck,
  steps: ConsoleStep[],
  replies: ReplyOutcome[],
): RequestsSeen {
  const lines = steps.filter(({ kind }) => kind === "request").map(({ line }) => line);
  const seen = (fault: Fault | null): RequestsSeen => ({ kind: "requests", fault });
  const forbidden = lines.find((line) => never.some((glob) => like(line, glob)));
  if (forbidden !== undefined) return seen({ fault: "never", line: shortened(forbidden) });
  const failed = ok ? replies.findIndex(({ status }) => status >= 400) : -1;
  if (failed >= 0) {
    return seen({
      fault: "not-ok",
      line: shortened(lines[failed] ?? ""),
      status: replies[failed]?.status ?? 0,
    });
  }
  if (some.some((glob) => !lines.some((line) => like(line, glob)))) return seen({ fault: "some" });
  if (atMost === undefined || lines.length <= atMost) return seen(null);
  return seen({ fault: "too-many", count: { got: lines.length, atMost } });
}

/** Whether a line is like a glob, in which `*` stands for any text; in time that grows with the product of their lengths. */
export function like(line: string, glob: string): boolean {
  const [first = "", ...rest] = glob.split("*");
  if (!line.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return line === first;
  let at = first.length;
  for (const part of rest) {
    const found = line.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return line.length - last.length >= at && line.endsWith(last);
}

/** A request that was not as asked. */
export const judgeRequests = (
  { says }: RequestsCheck,
  { fault }: RequestsSeen,
): RequestsDifference | undefined => (fault ? { kind: "requests", says, ...fault } : undefined);

const longest = 200;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
