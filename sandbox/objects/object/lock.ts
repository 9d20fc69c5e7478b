import { ObjectError } from "../errors/object-error";
import { type Call, demand, header, mayDo } from "../rest/call";
import type { Bucket } from "../state/bucket";
import type { ObjectDescription, ObjectVersion, Retention } from "../state/object-version";

const DAY = 24 * 3600 * 1000;

/** Parses an instant of ISO 8601; undefined where it is none. */
export function parseIsoInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function parseRetention(mode: string, until: string, now: number): Retention {
  const name = mode.toUpperCase();
  if (name !== "GOVERNANCE" && name !== "COMPLIANCE") throw new ObjectError("UnknownRetentionMode");
  const time = parseIsoInstant(until);
  if (time === undefined) throw new ObjectError("InvalidRetentionDate");
  if (time < now) throw new ObjectError("RetainDatePast");
  return { mode: name, until: time };
}

function parseLegalHold(text: string): "ON" | "OFF" {
  if (text !== "ON" && text !== "OFF") throw new ObjectError("UnknownRetentionMode");
  return text;
}

/** How long a new version is kept: as its headers say, else as the bucket's rule says. */
export function lockOf(call: Call, bucket: Bucket): Pick<ObjectDescription, "retention" | "legalHold"> {
  const mode = header(call, "x-amz-object-lock-mode");
  const until = header(call, "x-amz-object-lock-retain-until-date");
  const hold = header(call, "x-amz-object-lock-legal-hold");
  const asked = mode !== undefined || until !== undefined || hold !== undefined;
  const lock = bucket.settings.objectLock;
  if (asked && !lock) throw new ObjectError("BucketObjectLockMissing");
  if ((mode === undefined) !== (until === undefined)) throw new ObjectError("ObjectLockHeaders");
  if (mode !== undefined) demand(call, "s3:PutObjectRetention");
  if (hold !== undefined) demand(call, "s3:PutObjectLegalHold");
  const rule = lock?.retention;
  const retention =
    mode !== undefined && until !== undefined
      ? parseRetention(mode, until, call.now)
      : rule && { mode: rule.mode, until: call.now + rule.days * DAY };
  return {
    ...(retention ? { retention } : {}),
    ...(hold === undefined ? {} : { legalHold: parseLegalHold(hold) }),
  };
}

/** Whether the caller may go past a governance retention, and asks to. */
export function bypasses(call: Call): boolean {
  return (
    header(call, "x-amz-bypass-governance-retention")?.toLowerCase() === "true" &&
    mayDo(call, "s3:BypassGovernanceRetention")
  );
}

/** Whether a version may not be deleted now. */
export function isLocked(version: ObjectVersion, now: number, bypass: boolean): boolean {
  if (version.legalHold === "ON") return true;
  const { retention } = version;
  if (!retention || retention.until <= now) return false;
  return retention.mode === "COMPLIANCE" || !bypass;
}
