import { ObjectError } from "../errors/object-error";
import { type Call, demand, type Operation, requireBucket } from "../rest/call";
import { demandDigest } from "../rest/check-digest";
import { parseDocument, readText } from "../rest/read-document";
import { isoDate, respondEmpty, respondXml, s3Root } from "../rest/respond";
import type { Retention } from "../state/object-version";
import { element, textOf } from "../xml/node";
import { replaceVersion } from "../versioning/replace";
import { currentObject } from "./find-version";
import { bypasses, parseIsoInstant } from "./lock";

/** Refuses a change of a lock in a bucket without locks, or without a digest of the document. */
export function checkLockRequest(call: Call): void {
  demandDigest(call);
  if (!requireBucket(call).settings.objectLock) throw new ObjectError("BucketObjectLockMissing");
}

/** GET ?retention. */
export const getRetention: Operation = async (call) => {
  demand(call, "s3:GetObjectRetention");
  const { settings } = requireBucket(call);
  const { retention } = currentObject(call);
  if (!settings.objectLock) throw new ObjectError("BucketObjectLockMissing");
  if (!retention) throw new ObjectError("NoSuchObjectLock");
  const { mode, until } = retention;
  return respondXml(
    200,
    s3Root("Retention", [element("Mode", mode), element("RetainUntilDate", isoDate(until))]),
  );
};

function parseRetention(text: string, now: number): Retention | undefined {
  const refuse = (message: string): ObjectError => new ObjectError("MalformedXML", { message });
  const document = parseDocument(text, "Retention", refuse);
  const mode = textOf(document, "Mode") ?? "";
  const until = textOf(document, "RetainUntilDate") ?? "";
  if (mode === "" && until === "") return undefined;
  if (mode !== "GOVERNANCE" && mode !== "COMPLIANCE") throw refuse("unknown wormMode directive");
  const time = parseIsoInstant(until);
  if (time === undefined) throw refuse("date must be provided in ISO 8601 format");
  if (time < now) throw refuse("the retain until date must be in the future");
  return { mode, until: time };
}

// A lock may be made longer by anybody who may set it; shorter, or away, only past governance.
function loosens(old: Retention, next: Retention | undefined): boolean {
  return !next || next.until < old.until || (old.mode === "COMPLIANCE" && next.mode !== "COMPLIANCE");
}

/** PUT ?retention. */
export const putRetention: Operation = async (call) => {
  demand(call, "s3:PutObjectRetention");
  checkLockRequest(call);
  const next = parseRetention(await readText(call), call.now);
  const version = currentObject(call);
  const old = version.retention;
  if (old && old.until > call.now && loosens(old, next)) {
    if (old.mode === "COMPLIANCE" || !bypasses(call)) throw new ObjectError("ObjectLocked");
  }
  await replaceVersion(call, version, ({ retention: _old, ...rest }) => ({
    ...rest,
    ...(next ? { retention: next } : {}),
  }));
  return respondEmpty(200);
};
