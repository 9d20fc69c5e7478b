import { ObjectError } from "../errors/object-error";
import { demand, type Operation, requireBucket } from "../rest/call";
import { parseDocument, readText, tidy } from "../rest/read-document";
import { respondEmpty, respondSetting, S3_NAMESPACE } from "../rest/respond";
import type { DefaultRetention } from "../state/bucket";
import { childOf, element, textOf, type XmlElement } from "../xml/node";

/** What a bucket that was made with object lock answers before a rule is set. */
export const LOCKED_DOCUMENT = element(
  "ObjectLockConfiguration",
  [element("ObjectLockEnabled", "Enabled")],
  S3_NAMESPACE,
);

const MOST_DAYS = 36_500;

function fail(message: string): never {
  throw new ObjectError("InvalidArgument", { message });
}

function period(retention: XmlElement, name: "Days" | "Years"): number | undefined {
  const text = textOf(retention, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,18}$/.test(text)) fail(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  const value = Number(text);
  if (value === 0) fail(`Default retention period must be a positive integer value for '${name}'`);
  if (value > (name === "Days" ? MOST_DAYS : 100)) fail(`Default retention period too large for '${name}'`);
  return value;
}

function parseRetention(rule: XmlElement): DefaultRetention | undefined {
  const retention = childOf(rule, "DefaultRetention");
  if (!retention) return undefined;
  const mode = textOf(retention, "Mode") ?? "";
  if (mode !== "GOVERNANCE" && mode !== "COMPLIANCE") return fail(`unknown retention mode ${mode}`);
  const days = period(retention, "Days");
  const years = period(retention, "Years");
  if (days === undefined && years === undefined) fail("either Days or Years must be specified");
  if (days !== undefined && years !== undefined) fail("either Days or Years must be specified, not both");
  return { mode, days: days ?? (years ?? 0) * 365 };
}

/** GET ?object-lock. A bucket that is not there has none: MinIO does not look for it. */
export const getObjectLock: Operation = async (call) => {
  demand(call, "s3:GetBucketObjectLockConfiguration");
  const lock = call.store.state().buckets.get(call.target.bucket)?.settings.objectLock;
  if (!lock) throw new ObjectError("ObjectLockNotFound");
  return respondSetting(lock.document);
};

/** PUT ?object-lock: sets the rule of a bucket that was made with object lock, or is versioned. */
export const putObjectLock: Operation = async (call) => {
  demand(call, "s3:PutBucketObjectLockConfiguration");
  const refuse = (message: string): ObjectError => new ObjectError("InvalidArgument", { message });
  const document = parseDocument(await readText(call), "ObjectLockConfiguration", refuse);
  if (textOf(document, "ObjectLockEnabled") !== "Enabled") {
    fail("only 'Enabled' value is allowed to ObjectLockEnabled element");
  }
  const rule = childOf(document, "Rule");
  const retention = rule && parseRetention(rule);
  const { name: bucket, settings } = requireBucket(call);
  if (!settings.objectLock && settings.versioning?.status !== "Enabled")
    throw new ObjectError("ObjectLockNotAllowed");
  const objectLock = { document: tidy(document), ...(retention ? { retention } : {}) };
  await call.store.commit({ kind: "settings", bucket, settings: { ...settings, objectLock } });
  return respondEmpty(200);
};
