import "server-only";
import { type ProblemReply, problemReply } from "./problem-reply";
import { type Said, saidCookie } from "./said";
import { isStorable, unstorable } from "./storable";

/** What was sent: texts by name, and whether a form of a page sent them, which is answered with a page. */
export interface Fields {
  text: (name: string) => string;
  /** As it came; JSON may hold more than texts. */
  value: (name: string) => unknown;
  form: boolean;
}

const usualBytes = 64 * 1024;

/**
 * Reads the body of a post: JSON, which no foreign page can send unasked, or a form of our own pages, which then names its `Origin`.
 * `most` in bytes.
 */
export async function readFields(
  request: Request,
  most = usualBytes,
): Promise<Fields | { problem: ProblemReply }> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const form = type === "application/x-www-form-urlencoded";
  if (!form && type !== "application/json") return { problem: otherType };
  if (form && request.headers.get("origin") === null) return { problem: noOrigin };
  const body = await bodyWithin(request, most);
  if (body === undefined) return { problem: tooLarge(most) };
  const values = form ? new Map<string, unknown>(new URLSearchParams(body)) : jsonObject(body);
  if (!values) return { problem: notJson };
  for (const [name, value] of values)
    if (typeof value === "string" && !isStorable(value)) return { problem: wrongSign(name) };
  return {
    form,
    value: (name) => values.get(name),
    text: (name) => {
      const value = values.get(name);
      return typeof value === "string" ? value : "";
    },
  };
}

async function bodyWithin(request: Request, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A Map, so that no name of a field meets a prototype. */
function jsonObject(body: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

/** Done: a form is sent on to a page, a program gets JSON. */
export function done(
  { form }: Fields,
  { to, json = {}, cookies = [] }: { to: string; json?: object; cookies?: string[] },
): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (!form) return Response.json(json, { headers });
  headers.set("Location", to);
  return new Response(null, { status: 303, headers });
}

/** Not done: a form goes back to its page, which says why beside the field; a program gets the problem. */
export function notDone(
  { form }: Fields,
  back: string,
  problem: ProblemReply,
  said: Omit<Said, "detail"> = {},
): Response {
  if (!form) return problemReply(problem);
  const { cookie, mark } = saidCookie({ ...said, detail: problem.detail });
  const to = `${back}${back.includes("?") ? "&" : "?"}said=${mark}`;
  return new Response(null, {
    status: 303,
    headers: { Location: to, "Set-Cookie": cookie, "Cache-Control": "no-store" },
  });
}

const otherType: ProblemReply = {
  status: 415,
  code: "not_json",
  title: "This is sent in a way that is not read here",
  detail: "Send JSON with Content-Type: application/json.",
};
const noOrigin: ProblemReply = {
  status: 403,
  code: "no_origin",
  title: "It is not known which page sends this",
  detail: "A form has to say which page it is on (the Origin header). Programs send JSON instead.",
};
const notJson: ProblemReply = {
  status: 400,
  code: "not_json",
  title: "The body is not a JSON object",
  detail: 'Send an object, like {"email": "amara@example.org"}.',
};
const wrongSign = (field: string): ProblemReply => ({
  status: 400,
  code: "unreadable_sign",
  title: "A text cannot be read",
  detail: `"${field}" ${unstorable}`,
});
const tooLarge = (most: number): ProblemReply => ({
  status: 413,
  code: "too_large",
  title: "The request is too large",
  detail: `At most ${Math.floor(most / 1024)} KB are read. Send less at a time.`,
});
