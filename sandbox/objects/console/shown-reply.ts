import { toBase64 } from "../digest/base64";
import { fromUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { readBody } from "../identity/read-body";
import type { ReplyOutcome } from "../../outcome";
import type { ObjectResponse } from "../request";

/** A reply as it is shown, with the bytes that it counts for. */
export interface Counted {
  readonly outcome: Omit<ReplyOutcome, "ms">;
  readonly bytes: number;
}

// What every answer carries says nothing about this one.
const ON_EVERY_ANSWER =
  /^(?:server|vary|strict-transport-security|x-content-type-options|x-xss-protection|x-ratelimit-.*|x-amz-id-2|accept-ranges)$/;

function worthShowing(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ON_EVERY_ANSWER.test(name)));
}

/** A response as it is shown; undefined where it is longer than allowed. */
export async function shownReply(response: ObjectResponse, most: number): Promise<Counted | undefined> {
  const { status, headers } = response;
  const bytes = await readLimited(response.body, most);
  if (!bytes) return undefined;
  // Bytes that are no text are shown as base64.
  const body = fromUtf8(bytes) ?? { base64: toBase64(bytes) };
  return { outcome: { kind: "reply", status, headers: worthShowing(headers), body }, bytes: bytes.length };
}

/** A reply that is one line of ours. */
export function plainReply(body: string): Counted {
  const headers = { "content-type": "text/plain" };
  return { outcome: { kind: "reply", status: 200, headers, body }, bytes: body.length };
}

// Undefined where the reply is longer than allowed.
async function readLimited(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  try {
    return await readBody(body, most);
  } catch (error) {
    if (error instanceof ObjectError && error.reason === "EntityTooLarge") return undefined;
    throw error;
  }
}
