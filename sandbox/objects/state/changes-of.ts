import type { Bucket, Upload } from "./bucket";
import { type Change, uploadPlace } from "./change";
import type { Versions } from "./object-version";
import type { StoreState } from "./store-state";

function ofBucket(bucket: Bucket): Change[] {
  const { name, created, settings } = bucket;
  return [
    { kind: "bucket made", bucket: name, created, settings },
    ...Array.from(bucket.keys.entriesFrom(""), ([key, versions]): Change => {
      return { kind: "versions", bucket: name, key, versions };
    }),
    ...Array.from(bucket.uploads.entriesFrom(""), ([, upload]): Change => {
      return { kind: "upload", bucket: name, upload };
    }),
  ];
}

/** The shortest history that ends in this state: what a log is rewritten to. */
export function changesOf({ buckets, identities }: StoreState): Change[] {
  return [
    { kind: "identities", identities },
    ...Array.from(buckets.entriesFrom(""), ([, bucket]) => bucket).flatMap(ofBucket),
  ];
}

function* ofVersions(versions: Versions): Iterable<string> {
  for (const version of versions)
    if (version.kind === "object") for (const { id } of version.content) yield id;
}

function* ofUpload({ parts }: Upload): Iterable<string> {
  for (const { content } of parts.values()) yield content.id;
}

function* ofWholeBucket({ keys, uploads }: Bucket): Iterable<string> {
  for (const [, versions] of keys.entriesFrom("")) yield* ofVersions(versions);
  for (const [, upload] of uploads.entriesFrom("")) yield* ofUpload(upload);
}

/** The ids of all contents that something in the state refers to, once for each place that does. */
export function* contentsOf({ buckets }: StoreState): Iterable<string> {
  for (const [, bucket] of buckets.entriesFrom("")) yield* ofWholeBucket(bucket);
}

/** The same of the one place that a change is about: a key, an upload, or a bucket that is made or removed. */
export function contentsAt({ buckets }: StoreState, change: Change): readonly string[] {
  if (change.kind === "identities" || change.kind === "settings") return [];
  const bucket = buckets.get(change.bucket);
  if (!bucket) return [];
  switch (change.kind) {
    case "versions":
      return [...ofVersions(bucket.keys.get(change.key) ?? [])];
    case "upload":
    case "upload ended": {
      const { key, id } = change.kind === "upload" ? change.upload : change;
      const upload = bucket.uploads.get(uploadPlace(key, id));
      return upload ? [...ofUpload(upload)] : [];
    }
    case "bucket made":
    case "bucket removed":
      return [...ofWholeBucket(bucket)];
  }
}
