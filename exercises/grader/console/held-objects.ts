import type { Engine, Limits } from "@/sandbox/engine";
import type { ReplyOutcome } from "@/sandbox/outcome";
import type { Holds } from "../../console-schema";
import { hash53 } from "../hash53";
import { bodyValue, textAt, valuesAt } from "./body-path";
import type { HoldsDifference } from "./console-difference";
import type { Json } from "./json-value";

type Part = Holds["compare"][number];

/** An object of a bucket: what is compared of it, by part. */
export interface HeldObject {
  key: string;
  parts: Partial<Record<Part, string>>;
}

/** The objects of a bucket in the order of their keys; `null` when the bucket cannot be listed. */
export type HeldSeen = HeldObject[] | null;

interface Version {
  key: string;
  latest: boolean;
  marker: boolean;
  etag: string;
  size: string;
}

/** Pages of a listing that are read; who holds more is told by the first ones. */
const mostPages = 10;
/** Objects whose headers and tags are read. */
const mostRead = 500;

/** Reads what a bucket holds through the engine's own requests, as its owner. */
export async function observeHeld(
  { bucket, prefix, compare }: Holds,
  engine: Engine,
  limits: Limits,
): Promise<HeldSeen> {
  const versions = await versionsOf(bucket, prefix, engine, limits);
  if (!versions) return null;
  const latest = versions.filter(({ latest: is, marker }) => is && !marker);
  const keys = compare.includes("versions")
    ? [...new Set(versions.map(({ key }) => key))]
    : latest.map(({ key }) => key);
  const read = keys.slice(0, mostRead).filter((key) => latest.some((one) => one.key === key));
  const heads =
    compare.includes("content-type") || compare.includes("metadata")
      ? await send(
          read.map((key) => `HEAD ${pathOf(bucket, key)}`),
          engine,
          limits,
        )
      : [];
  const tags = compare.includes("tags")
    ? await send(
        read.map((key) => `GET ${pathOf(bucket, key)}?tagging`),
        engine,
        limits,
      )
    : [];
  return keys.toSorted().map((key): HeldObject => {
    const own = versions.filter((one) => one.key === key);
    const at = read.indexOf(key);
    const all: Record<Part, string> = {
      bytes: printBytes(own.find((one) => one.latest)),
      "content-type": heads[at]?.headers["content-type"] ?? "",
      metadata: printMetadata(heads[at]?.headers ?? {}),
      tags: printTags(tags[at]),
      versions: own
        .map(({ marker, size, etag }) => (marker ? "delete marker" : `${size} bytes ${etag}`))
        .join(", "),
    };
    return { key, parts: Object.fromEntries(compare.map((part) => [part, all[part]])) };
  });
}

async function versionsOf(
  bucket: string,
  prefix: string,
  engine: Engine,
  limits: Limits,
): Promise<Version[] | undefined> {
  const versions: Version[] = [];
  let from = "";
  for (let page = 0; page < mostPages; page += 1) {
    const [reply] = await send(
      [`GET /${bucket}?versions&prefix=${encodeURIComponent(prefix)}${from}`],
      engine,
      limits,
    );
    if (reply?.status !== 200) return undefined;
    const body = bodyValue(reply.body);
    versions.push(...readVersions(body));
    const text = (name: string): string => textAt(body, `ListVersionsResult.${name}`);
    if (text("IsTruncated") !== "true") break;
    from = `&key-marker=${encodeURIComponent(text("NextKeyMarker"))}&version-id-marker=${encodeURIComponent(text("NextVersionIdMarker"))}`;
  }
  return versions;
}

function readVersions(body: Json): Version[] {
  const list = (name: "Version" | "DeleteMarker"): Version[] =>
    valuesAt(body, `ListVersionsResult.${name}`).map((entry) => ({
      key: textAt(entry, "Key"),
      latest: textAt(entry, "IsLatest") === "true",
      marker: name === "DeleteMarker",
      etag: textAt(entry, "ETag").replaceAll('"', ""),
      size: textAt(entry, "Size"),
    }));
  // Each list is in the order of the keys, the newest version first; between the two the newest is the latest.
  return [...list("DeleteMarker"), ...list("Version")].toSorted(
    (one, other) => Number(other.latest) - Number(one.latest),
  );
}

const pathOf = (bucket: string, key: string): string =>
  `/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

/** Sends requests that the answer cannot have spoiled; fewer replies than requests when it holds too much. */
async function send(requests: string[], engine: Engine, limits: Limits): Promise<ReplyOutcome[]> {
  if (requests.length === 0) return [];
  const outcomes = await engine.run(requests.join("\n\n"), limits);
  return outcomes.filter((outcome): outcome is ReplyOutcome => outcome.kind === "reply");
}

const printBytes = (version: Version | undefined): string =>
  version ? `${version.size} bytes, MD5 ${version.etag.slice(0, 32)}` : "";

const printMetadata = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .filter(([name]) => name.startsWith("x-amz-meta-"))
    .map(([name, value]) => `${name.slice("x-amz-meta-".length)}=${value}`)
    .sort()
    .join(", ");

function printTags(reply: ReplyOutcome | undefined): string {
  const tags = valuesAt(bodyValue(reply?.body ?? ""), "Tagging.TagSet.Tag");
  return tags
    .map((tag) => `${textAt(tag, "Key")}=${textAt(tag, "Value")}`)
    .sort()
    .join(", ");
}

/** The first bucket that is not as the reference left it: missing and extra objects, then each part in the order of the definition. */
export function judgeHeld(
  holds: Holds[],
  expected: HeldSeen[],
  got: HeldSeen[],
): HoldsDifference | undefined {
  for (const [i, { bucket, says, compare }] of holds.entries()) {
    const [wanted, found] = [expected[i] ?? null, got[i] ?? null];
    const common = { kind: "holds" as const, bucket, ...(says === undefined ? {} : { says }) };
    if (!wanted) continue;
    if (!found) return { ...common, what: "unreadable", count: wanted.length };
    const [all, own] = [byKey(wanted), byKey(found)];
    const missing = wanted.filter(({ key }) => !own.has(key));
    if (missing[0]) return { ...common, key: missing[0].key, what: "missing", count: missing.length };
    const extra = found.filter(({ key }) => !all.has(key));
    if (extra[0]) return { ...common, key: extra[0].key, what: "extra", count: extra.length };
    for (const part of compare) {
      const off = found.filter(({ key, parts }) => all.get(key)?.parts[part] !== parts[part]);
      const [first] = off;
      if (!first) continue;
      const texts = { expected: all.get(first.key)?.parts[part] ?? "", got: first.parts[part] ?? "" };
      return { ...common, key: first.key, what: part, count: off.length, ...texts };
    }
  }
  return undefined;
}

const byKey = (objects: HeldObject[]): Map<string, HeldObject> =>
  new Map(objects.map((one) => [one.key, one]));

/** A text that two buckets share when nothing that is compared tells them apart. */
export const printHeld = (seen: HeldSeen): string => (seen === null ? "none" : hash53(JSON.stringify(seen)));
