import { expirationHeader } from "../lifecycle/predict";
import { httpDate, isoDate } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import type { ObjectVersion } from "../state/object-version";
import { encodedWords } from "./encoded-word";
import { versionHeaders } from "./find-version";

function lockHeaders({ retention, legalHold }: ObjectVersion): Record<string, string> {
  return {
    ...(retention
      ? {
          "x-amz-object-lock-mode": retention.mode,
          "x-amz-object-lock-retain-until-date": isoDate(retention.until),
        }
      : {}),
    ...(legalHold ? { "x-amz-object-lock-legal-hold": legalHold } : {}),
  };
}

// Other headers come back as they were sent.
function sentHeaders(headers: ObjectVersion["headers"]): Record<string, string> {
  const told: Record<string, string> = {};
  for (const name in headers)
    told[name] = name.startsWith("x-amz-meta-") ? encodedWords(headers[name] ?? "") : (headers[name] ?? "");
  return told;
}

/** What GET and HEAD tell about an object besides its length. */
export function objectHeaders(bucket: Bucket, key: string, version: ObjectVersion): Record<string, string> {
  const { headers, tags, storageClass, etag, modified } = version;
  return {
    ...sentHeaders(headers),
    etag: `"${etag}"`,
    "last-modified": httpDate(modified),
    ...(tags.size > 0 ? { "x-amz-tagging-count": String(tags.size) } : {}),
    ...(storageClass === "STANDARD" ? {} : { "x-amz-storage-class": storageClass }),
    ...lockHeaders(version),
    ...versionHeaders(version),
    ...expirationHeader(bucket, key, version),
  };
}
