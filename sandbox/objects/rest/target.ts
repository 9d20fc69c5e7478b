import { ObjectError } from "../errors/object-error";
import type { ObjectRequest } from "../request";

/** What a request is about. */
export interface Target {
  /** "" for the store itself. */
  readonly bucket: string;
  /** "" for a bucket. */
  readonly key: string;
  /** The whole path, decoded, as errors name it. */
  readonly resource: string;
}

/** The path as text; one whose percent-encoding is broken is taken as it stands. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Splits a path; slashes before the key are dropped, as MinIO does. */
export function targetOf(path: string): Target {
  const resource = decodePath(path);
  const rest = resource.replace(/^\/+/, "");
  const slash = rest.indexOf("/");
  if (slash < 0) return { bucket: rest, key: "", resource };
  return { bucket: rest.slice(0, slash), key: rest.slice(slash + 1).replace(/^\/+/, ""), resource };
}

// `.` and `..` as segments, also behind a backslash: they never reach a file system.
function hasDotSegments(path: string): boolean {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .some((segment) => segment.trim() === "." || segment.trim() === "..");
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Whether a bucket may have this name (S3 user guide, "bucket naming rules"). */
export function isBucketName(name: string): boolean {
  return BUCKET_NAME.test(name) && !/\.\.|\.-|-\./.test(name) && !/^\d+\.\d+\.\d+\.\d+$/.test(name);
}

/** Refuses paths and parameters that no store should look at, before anything else is known. */
export function checkPath(target: Target, request: ObjectRequest): void {
  const named = request.query.filter(([name]) => name === "prefix").map(([, value]) => value);
  if ([target.resource, ...named].some(hasDotSegments))
    throw new ObjectError("InvalidResourceName", { at: "door" });
  if (target.resource.includes("\u0000")) throw new ObjectError("InvalidResourceName", { at: "door" });
  if (target.bucket !== "" && !isBucketName(target.bucket))
    throw new ObjectError("InvalidBucketName", { at: "door" });
}
