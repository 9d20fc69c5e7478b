import { illegalArgument } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import type { Reply } from "./endpoint";
import type { Parameters } from "./parameters";

/** A search's reply with its total as a plain number, when the request asks for it (`rest_total_hits_as_int`). */
export function withTotalAsInteger(reply: Reply, parameters: Parameters): Reply {
  if (!parameters.flag("rest_total_hits_as_int", false) || !isMembers(reply.body)) return reply;
  const { hits } = reply.body;
  if (!isMembers(hits)) return reply;
  const total = isMembers(hits.total) ? hits.total.value : -1;
  return { ...reply, body: { ...reply.body, hits: { total, ...withoutTotal(hits) } } };
}

/** Refuses to count inexactly when the total is a plain number: it could not say so. */
export function checkTotalAsInteger(
  parameters: Parameters,
  track: boolean | number,
  given: boolean,
): boolean | number {
  if (!parameters.flag("rest_total_hits_as_int", false)) return track;
  if (!given) return true;
  if (typeof track === "boolean") return track;
  throw illegalArgument(
    `[rest_total_hits_as_int] cannot be used if the tracking of total hits is not accurate, got ${track}`,
  );
}

type Members = { readonly [key: string]: ReplyValue | undefined };

function isMembers(value: ReplyValue | undefined): value is Members {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function withoutTotal(hits: Members): Members {
  const { total: _, ...rest } = hits;
  return rest;
}
