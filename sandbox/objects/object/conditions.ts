import { ObjectError } from "../errors/object-error";
import { httpDate } from "../rest/respond";
import type { ObjectVersion } from "../state/object-version";

/** What a request asks of the object that is there (RFC 9110, section 13). */
export interface Conditions {
  readonly match?: string | undefined;
  readonly noneMatch?: string | undefined;
  readonly modifiedSince?: string | undefined;
  readonly unmodifiedSince?: string | undefined;
}

type State = Pick<ObjectVersion, "etag" | "modified">;

// One entity tag, with or without quotes, or `*`; lists and weak tags match nothing, as in MinIO.
function matches(asked: string, etag: string): boolean {
  return asked === "*" || asked.replace(/^"|"$/g, "") === etag;
}

function isAfter(modified: number, date: string): boolean | undefined {
  const given = Date.parse(date);
  return Number.isNaN(given) ? undefined : modified >= given + 1000;
}

/** What is known about the object besides: sent with 304 and 412. */
export function stateHeaders({ etag, modified }: State): Record<string, string> {
  return { etag: `"${etag}"`, "last-modified": httpDate(modified) };
}

/** How the conditions of a request for reading come out. */
export function judgeRead(conditions: Conditions, object: State): "holds" | "not modified" | "failed" {
  const { match = "", noneMatch = "", modifiedSince = "", unmodifiedSince = "" } = conditions;
  if (match !== "" && !matches(match, object.etag)) return "failed";
  if (match === "" && isAfter(object.modified, unmodifiedSince) === true) return "failed";
  if (noneMatch !== "" && matches(noneMatch, object.etag)) return "not modified";
  return isAfter(object.modified, modifiedSince) === false ? "not modified" : "holds";
}

/** The conditions of a request, from its headers; a copy's source has its own. */
export function readConditions(headers: Readonly<Record<string, string>>, prefix = ""): Conditions {
  return {
    match: headers[`${prefix}if-match`]?.trim(),
    noneMatch: headers[`${prefix}if-none-match`]?.trim(),
    modifiedSince: headers[`${prefix}if-modified-since`],
    unmodifiedSince: headers[`${prefix}if-unmodified-since`],
  };
}

/** Refuses a write whose conditions do not hold for what is there; undefined where nothing is. */
export function checkWrite({ match = "", noneMatch = "" }: Conditions, object: State | undefined): void {
  if (!object) {
    if (match !== "") throw new ObjectError("NoSuchKey");
    return;
  }
  const failed =
    (match !== "" && !matches(match, object.etag)) || (noneMatch !== "" && matches(noneMatch, object.etag));
  if (failed) throw new ObjectError("PreconditionFailed", { headers: stateHeaders(object) });
}
