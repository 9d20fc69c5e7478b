import { ObjectError } from "../errors/object-error";
import { checkKey } from "../object/check-key";
import { type Call, parameter } from "../rest/call";
import type { Versions } from "../state/object-version";
import type { Walk } from "./walk";

/** The most keys of a page, whatever is asked for. */
export const MOST_KEYS = 1000;

/** The parameters that all lists share. */
export interface ListRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** As asked for; a page has no more than 1000. */
  readonly maxKeys: number;
  /** As written: "url" in any case, or "". */
  readonly encoding: string;
}

/** The value of a parameter, "" where there is none. */
export function value(call: Call, name: string): string {
  return parameter(call, name) ?? "";
}

function maxKeys(text: string): number {
  if (text === "") return MOST_KEYS;
  if (!/^\+?\d{1,15}$/.test(text)) throw new ObjectError("InvalidMaxKeys");
  return Number(text);
}

/** Reads the parameters that all lists share. */
export function listRequest(call: Call): ListRequest {
  const encoding = value(call, "encoding-type");
  const limit = maxKeys(value(call, "max-keys"));
  if (encoding !== "" && encoding.toLowerCase() !== "url") throw new ObjectError("InvalidEncodingMethod");
  const prefix = value(call, "prefix");
  checkKey(prefix.replace(/^\//, ""));
  return { prefix, delimiter: value(call, "delimiter"), maxKeys: limit, encoding };
}

/** Whether a key is there for a list of objects. */
export function isThere([newest]: Versions): boolean {
  return newest?.kind === "object";
}

/** What to walk through for a list. */
export function walkOf(
  call: Call,
  { prefix, delimiter }: ListRequest,
  after: string,
  visible: Walk["visible"],
): Walk {
  return { prefix, delimiter, after, visible, hidesBelow: call.store.dialect === "minio" };
}
