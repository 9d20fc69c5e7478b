import type { RecordedOutcome } from "@/content/course";
import type { ReplyOutcome } from "@/sandbox/outcome";
import { duration } from "../duration";

/** A reply of a run or of a record. */
export type AnyReply = ReplyOutcome | Extract<RecordedOutcome, { kind: "reply" }>;

const phrases: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  204: "No Content",
  206: "Partial Content",
  304: "Not Modified",
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  416: "Range Not Satisfiable",
  501: "Not Implemented",
};

/** What `mc` printed: its text, how it ended, and what it asked the server. */
export interface McReply {
  text: string;
  exit: number;
  requests: { method: string; target: string; status: number }[];
}

/** The reply of a command line of `mc`; undefined for one of a request. */
export function mcReply({ headers, body }: Pick<AnyReply, "headers" | "body">): McReply | undefined {
  const exit = headers["x-mc-exit"];
  if (exit === undefined) return undefined;
  const found = typeof body === "object" && body !== null ? (body as Partial<McReply>) : {};
  return {
    text: typeof body === "string" ? body : (found.text ?? ""),
    exit: Number(exit),
    requests: found.requests ?? [],
  };
}

/** `200 OK`, `exit 1, 2 requests`; with the time where one was taken. */
export function describeReply(reply: AnyReply): string {
  const mc = mcReply(reply);
  const what = mc ? describeMc(mc) : `${reply.status} ${phrases[reply.status] ?? ""}`.trimEnd();
  return reply.ms === null ? what : `${what}, ${duration(reply.ms)}`;
}

function describeMc({ exit, requests }: McReply): string {
  const count = requests.length;
  return count === 0 ? `exit ${exit}` : `exit ${exit}, ${count} ${count === 1 ? "request" : "requests"}`;
}

/** Why the engine did not do what was asked, when it is that it does not know it. */
export function unsupported({ status, body }: Pick<AnyReply, "status" | "body">): string | undefined {
  if (status !== 400 || typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error } = body as { error: { type?: string; reason?: string } };
  return error?.type === "unsupported_in_embedded" ? (error.reason ?? "") : undefined;
}
