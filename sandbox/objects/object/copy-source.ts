import { ObjectError } from "../errors/object-error";
import { type Call, demand, header, requireBucket } from "../rest/call";
import { decodePath } from "../rest/target";
import type { Bucket } from "../state/bucket";
import type { ObjectVersion } from "../state/object-version";
import { judgeRead, readConditions, stateHeaders } from "./conditions";
import { findVersion } from "./find-version";
import { parseVersionId } from "./version-id";

/** What a copy reads. */
export interface CopySource {
  readonly bucket: Bucket;
  readonly key: string;
  readonly version: ObjectVersion;
  /** As the request wrote it. */
  readonly versionId?: string;
}

interface SourceName {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

/** Parses `x-amz-copy-source`: "/bucket/key?versionId=…", percent-encoded or not. */
export function parseCopySource(call: Call): SourceName {
  const text = header(call, "x-amz-copy-source") ?? "";
  const [, path = "", versionId] = /^(.*?)(?:\?versionId=(.*))?$/s.exec(text) ?? [];
  const decoded = decodePath(path.replaceAll("+", " ").replaceAll(" ", "%20")).replace(/^\//, "");
  const slash = decoded.indexOf("/");
  const bucket = slash < 0 ? decoded : decoded.slice(0, slash);
  const key = slash < 0 ? "" : decoded.slice(slash + 1).replace(/^\/+/, "");
  if (bucket === "" || key === "") throw new ObjectError("InvalidCopySource");
  call.named.key = key;
  call.named.bucket = bucket;
  return { bucket, key, versionId: parseVersionId(versionId) };
}

/** Finds what a copy reads; its conditions have headers of their own, and fail with 412 alone. */
export function findCopySource(call: Call, name: SourceName): CopySource {
  demand(call, "s3:GetObject", { bucket: name.bucket, key: name.key });
  const bucket = requireBucket(call, name.bucket);
  const version = findVersion(bucket, name.key, name.versionId);
  const conditions = readConditions(call.request.headers, "x-amz-copy-source-");
  if (judgeRead(conditions, version) !== "holds") {
    throw new ObjectError("PreconditionFailed", { headers: stateHeaders(version) });
  }
  const { versionId } = name;
  return { bucket, key: name.key, version, ...(versionId === undefined ? {} : { versionId }) };
}
