import { ObjectError } from "../errors/object-error";
import { refuseExpired } from "../lifecycle/expire";
import { type Call, header, mayDo, type Operation, parameter, requireBucket } from "../rest/call";
import { respondEmpty } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import type { ObjectVersion } from "../state/object-version";
import { checksumHeaders } from "./checksum-headers";
import { judgeRead, readConditions, stateHeaders } from "./conditions";
import { findVersion } from "./find-version";
import { objectHeaders } from "./object-headers";
import { type AskedPart, parsePartNumber, partRange } from "./part-range";
import { contentRange, parseRange } from "./range";
import { readContent } from "./read-content";
import { parseVersionId } from "./version-id";

// Headers of the answer that a GET may ask for.
const OVERRIDES = [
  "content-type",
  "content-language",
  "expires",
  "cache-control",
  "content-disposition",
  "content-encoding",
];

function overrides(call: Call): Record<string, string> {
  const asked = OVERRIDES.flatMap((name): [string, string][] => {
    const value = parameter(call, `response-${name}`);
    return value === undefined ? [] : [[name, value.replace(/[\r\n]/g, " ")]];
  });
  return Object.fromEntries(asked);
}

function tagsThere(call: Call, id: string | undefined): ReadonlyMap<string, string> | undefined {
  const versions = call.store.state().buckets.get(call.target.bucket)?.keys.get(call.target.key) ?? [];
  const found = id === undefined ? versions[0] : versions.find((version) => version.id === id);
  return found?.kind === "object" ? found.tags : undefined;
}

/** Refuses a reader; one who may list the bucket is told that a key is not there. */
function demandRead(call: Call, id: string | undefined): void {
  const objectTags = tagsThere(call, id);
  const asked = objectTags ? { objectTags } : {};
  if (mayDo(call, "s3:GetObject", asked)) return;
  const bucket = call.store.state().buckets.get(call.target.bucket);
  const mayList = call.signed.caller.kind === "anonymous" && mayDo(call, "s3:ListBucket", { key: "" });
  const isThere = bucket?.keys.get(call.target.key)?.[0]?.kind === "object";
  throw new ObjectError(mayList && !isThere ? "NoSuchKey" : "AccessDenied");
}

interface Selection extends Partial<AskedPart> {
  readonly partial: boolean;
  readonly range: { readonly start: number; readonly length: number };
}

function select(call: Call, version: ObjectVersion, partNumber: number | undefined): Selection {
  if (partNumber !== undefined) return { ...partRange(version, partNumber), partial: version.size > 0 };
  const range = parseRange(header(call, "range"), version.size);
  return range ? { range, partial: true } : { range: { start: 0, length: version.size }, partial: false };
}

function selectionHeaders(call: Call, version: ObjectVersion, selection: Selection): Record<string, string> {
  const { range, partial, part, count } = selection;
  const wanted = header(call, "x-amz-checksum-mode") === "ENABLED";
  const { checksum } = version;
  const sum =
    part && checksum
      ? { [`x-amz-checksum-${checksum.name}`]: part.checksum ?? "" }
      : partial
        ? {}
        : checksumHeaders(checksum, version.parts?.length);
  return {
    ...(range.length > 0 || call.request.method === "HEAD" ? { "content-length": String(range.length) } : {}),
    ...(partial ? { "content-range": contentRange(range, version.size) } : {}),
    ...(count === undefined ? {} : { "x-amz-mp-parts-count": String(count) }),
    ...(wanted ? sum : {}),
  };
}

// What 304 and 412 tell; a versioned bucket also names null versions here.
function judgedHeaders({ settings }: Bucket, version: ObjectVersion): Record<string, string> {
  const { expires } = version.headers;
  return {
    ...stateHeaders(version),
    ...(expires === undefined ? {} : { expires }),
    ...(settings.versioning ? { "x-amz-version-id": version.id } : {}),
  };
}

/** GET and HEAD of an object. */
export const getObject: Operation = async (call) => {
  const { target, store, request } = call;
  const id = parseVersionId(parameter(call, "versionId"));
  demandRead(call, id);
  const number = parameter(call, "partNumber") ?? "";
  const partNumber = number === "" ? undefined : parsePartNumber(number);
  if (partNumber !== undefined && header(call, "range") !== undefined)
    throw new ObjectError("RangeAndPartNumber");
  await refuseExpired(call, id);
  const bucket = requireBucket(call);
  const version = findVersion(bucket, target.key, id);
  const verdict = judgeRead(readConditions(request.headers), version);
  if (verdict === "not modified") return respondEmpty(304, judgedHeaders(bucket, version));
  if (verdict === "failed")
    throw new ObjectError("PreconditionFailed", { headers: judgedHeaders(bucket, version) });
  const selection = select(call, version, partNumber);
  const isHead = request.method === "HEAD";
  const headers = {
    ...objectHeaders(bucket, target.key, version),
    ...selectionHeaders(call, version, selection),
    ...(isHead ? {} : overrides(call)),
  };
  const status = selection.partial ? 206 : 200;
  if (isHead) return respondEmpty(status, headers);
  return { status, headers, body: readContent(version, selection.range, store.contents) };
};
