import { matchesWildcard } from "./wildcard";

// What a statement about each action may have conditions on, besides the keys that every request has.
const ENCRYPTION =
  "x-amz-server-side-encryption x-amz-server-side-encryption-customer-algorithm x-amz-server-side-encryption-aws-kms-key-id";
const LOCK = "object-lock-retain-until-date object-lock-mode";
const REQUEST_TAGS = "RequestObjectTagKeys RequestObjectTag";
const LISTING = "prefix delimiter max-keys";

/** Actions on objects, with the condition keys of each. */
const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  AbortMultipartUpload: "",
  BypassGovernanceRetention: `versionid object-lock-remaining-retention-days ${LOCK} object-lock-legal-hold ${REQUEST_TAGS}`,
  DeleteObject: "versionid",
  DeleteObjectTagging: "versionid ExistingObjectTag",
  DeleteObjectVersion: "versionid",
  DeleteObjectVersionTagging: "versionid ExistingObjectTag",
  GetObject: `${ENCRYPTION} versionid ExistingObjectTag`,
  GetObjectAttributes: "ExistingObjectTag",
  GetObjectLegalHold: "",
  GetObjectRetention: `${ENCRYPTION} versionid`,
  GetObjectTagging: "versionid ExistingObjectTag",
  GetObjectVersion: "versionid ExistingObjectTag",
  GetObjectVersionAttributes: "versionid ExistingObjectTag",
  GetObjectVersionTagging: "versionid ExistingObjectTag",
  ListMultipartUploadParts: "",
  PutObject: `x-amz-copy-source ${ENCRYPTION} x-amz-metadata-directive x-amz-storage-class versionid ${LOCK} object-lock-legal-hold ${REQUEST_TAGS}`,
  PutObjectLegalHold: `${ENCRYPTION} object-lock-legal-hold versionid`,
  PutObjectRetention: `${ENCRYPTION} object-lock-remaining-retention-days ${LOCK} versionid`,
  PutObjectTagging: `versionid ExistingObjectTag ${REQUEST_TAGS}`,
  PutObjectVersionTagging: `versionid ExistingObjectTag ${REQUEST_TAGS}`,
  RestoreObject: "",
};

/** Actions on buckets, with the condition keys of each. */
const BUCKET_ACTIONS: Readonly<Record<string, string>> = {
  CreateBucket: "",
  DeleteBucket: "",
  DeleteBucketCors: "",
  DeleteBucketPolicy: "",
  ForceDeleteBucket: "",
  GetBucketCors: "",
  GetBucketLocation: "",
  GetBucketNotification: "",
  GetBucketObjectLockConfiguration: "",
  GetBucketPolicy: "",
  GetBucketPolicyStatus: "",
  GetBucketTagging: "",
  GetBucketVersioning: "",
  GetEncryptionConfiguration: "",
  GetLifecycleConfiguration: "",
  GetReplicationConfiguration: "",
  HeadBucket: "",
  ListAllMyBuckets: "",
  ListBucket: LISTING,
  ListBucketMultipartUploads: "",
  ListBucketVersions: LISTING,
  PutBucketCors: "",
  PutBucketNotification: "",
  PutBucketObjectLockConfiguration: "",
  PutBucketPolicy: "",
  PutBucketTagging: REQUEST_TAGS,
  PutBucketVersioning: "",
  PutEncryptionConfiguration: "",
  PutLifecycleConfiguration: "",
  PutReplicationConfiguration: "",
};

const ALL = { ...BUCKET_ACTIONS, ...OBJECT_ACTIONS };

/** Does the pattern of an action reach an action on objects? (One that reaches both counts as that.) */
export function isObjectAction(pattern: string): boolean {
  return Object.keys(OBJECT_ACTIONS).some((action) => matchesWildcard(pattern, `s3:${action}`));
}

/** Does the pattern of an action reach any action of S3 that there is? */
export function isKnownAction(pattern: string): boolean {
  return Object.keys(ALL).some((action) => matchesWildcard(pattern, `s3:${action}`));
}

/** The condition keys, without `s3:`, that an action may have besides those of every request; of a pattern, all that its actions may have. */
export function conditionKeysOf(pattern: string): ReadonlySet<string> {
  const keys = Object.entries(ALL)
    .filter(([action]) => matchesWildcard(pattern, `s3:${action}`))
    .flatMap(([, own]) => own.split(" "));
  return new Set(keys.filter((key) => key !== ""));
}

// Who may read a version may read the object: MinIO asks for one or the other, depending on the request.
const IMPLIED: Readonly<Record<string, string>> = { "s3:GetObjectVersion": "s3:GetObject" };

/** Does one of these patterns reach the action? */
export function reachesAction(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matchesWildcard(pattern, action) || IMPLIED[pattern] === action);
}
