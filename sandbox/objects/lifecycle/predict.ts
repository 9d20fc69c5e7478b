import { httpDate } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import type { ObjectVersion } from "../state/object-version";
import { dueOf } from "./due";

/** `x-amz-expiration`: when a version will go, and by which rule. A version that is not in the stack yet will be the newest. */
export function expirationHeader(
  bucket: Bucket,
  key: string,
  version: ObjectVersion,
): Record<string, string> {
  const rules = bucket.settings.lifecycle?.rules;
  if (!rules) return {};
  const versions = bucket.keys.get(key) ?? [];
  const place = versions.indexOf(version);
  const due = place < 0 ? dueOf(rules, key, [version, ...versions], 0) : dueOf(rules, key, versions, place);
  return due ? { "x-amz-expiration": `expiry-date="${httpDate(due.at)}", rule-id="${due.rule}"` } : {};
}
