/** Which objects a rule is about: all parts have to hold. */
export interface LifecycleFilter {
  readonly prefix: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Bytes, exclusive. */
  readonly greaterThan?: number;
  readonly lessThan?: number;
}

/** When the newest version of a key goes. */
export interface Expiration {
  readonly days?: number;
  /** Milliseconds since 1970, a midnight. */
  readonly date?: number;
  /** Removes a delete marker that nothing lies below. */
  readonly deleteMarker?: true;
  /** Removes all versions, not only the newest. */
  readonly allVersions?: true;
}

/** When versions go that are not the newest. */
export interface NoncurrentExpiration {
  readonly days: number;
  /** So many of them stay, whatever their age. */
  readonly newer: number;
}

/** A rule of a bucket's lifecycle (S3 API reference, "LifecycleRule"). */
export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly filter: LifecycleFilter;
  readonly expiration?: Expiration;
  readonly noncurrent?: NoncurrentExpiration;
  /** MinIO: days after which a delete marker goes, and all below it. */
  readonly deleteMarkerDays?: number;
  /** Days after which an upload that is not complete is given up. */
  readonly abortDays?: number;
}
