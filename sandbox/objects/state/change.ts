import type { IdentityState } from "../identity/identity-state";
import { type BucketSettings, emptyBucket, type Bucket, type Upload } from "./bucket";
import type { Versions } from "./object-version";
import type { StoreState } from "./store-state";

/** One step of the store's history: what a journal writes down, and what makes the next state from the last. */
export type Change =
  | {
      readonly kind: "bucket made";
      readonly bucket: string;
      readonly created: number;
      readonly settings: BucketSettings;
    }
  | { readonly kind: "bucket removed"; readonly bucket: string }
  | { readonly kind: "settings"; readonly bucket: string; readonly settings: BucketSettings }
  /** All versions of a key from now on; none: the key is gone. */
  | { readonly kind: "versions"; readonly bucket: string; readonly key: string; readonly versions: Versions }
  | { readonly kind: "upload"; readonly bucket: string; readonly upload: Upload }
  | { readonly kind: "upload ended"; readonly bucket: string; readonly key: string; readonly id: string }
  | { readonly kind: "identities"; readonly identities: IdentityState };

/** Where an upload stands among the others of its bucket. */
export function uploadPlace(key: string, id: string): string {
  return `${key}\u0000${id}`;
}

function changeBucket(bucket: Bucket, change: Change): Bucket {
  switch (change.kind) {
    case "settings":
      return { ...bucket, settings: change.settings };
    case "versions": {
      const { key, versions } = change;
      const keys = versions.length > 0 ? bucket.keys.with(key, versions) : bucket.keys.without(key);
      return { ...bucket, keys };
    }
    case "upload": {
      const { upload } = change;
      return { ...bucket, uploads: bucket.uploads.with(uploadPlace(upload.key, upload.id), upload) };
    }
    case "upload ended":
      return { ...bucket, uploads: bucket.uploads.without(uploadPlace(change.key, change.id)) };
    default:
      return bucket;
  }
}

/** The state after a change. A change of a bucket that is not there changes nothing. */
export function applyChange(state: StoreState, change: Change): StoreState {
  if (change.kind === "identities") return { ...state, identities: change.identities };
  if (change.kind === "bucket made") {
    const { bucket, created, settings } = change;
    return { ...state, buckets: state.buckets.with(bucket, emptyBucket(bucket, created, settings)) };
  }
  if (change.kind === "bucket removed") return { ...state, buckets: state.buckets.without(change.bucket) };
  const bucket = state.buckets.get(change.bucket);
  if (!bucket) return state;
  return { ...state, buckets: state.buckets.with(change.bucket, changeBucket(bucket, change)) };
}
