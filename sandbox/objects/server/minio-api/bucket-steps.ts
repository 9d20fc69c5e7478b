import { NotificationConfig, ObjectCreatedAll, QueueConfig, type ReplicationConfigOpts } from "minio";
import { readItems, type Step } from "./step";

const open = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: ["*"] },
      Action: ["s3:GetObject"],
      Resource: ["arn:aws:s3:::plain/*"],
    },
  ],
});

const lifecycle = {
  Rule: [
    { ID: "tmp", Status: "Enabled", Filter: { Prefix: "tmp/" }, Expiration: { Days: 1 } },
    {
      ID: "old",
      Status: "Enabled",
      Filter: { Prefix: "" },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    },
  ],
};

const encryption = { Rule: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] };

function queue(): NotificationConfig {
  const config = new NotificationConfig();
  const target = new QueueConfig("arn:minio:sqs:us-east-1:1:webhook");
  target.addEvent(ObjectCreatedAll);
  config.add(target);
  return config;
}

const enabled = { Status: "Enabled" } as const;
const replication: ReplicationConfigOpts = {
  role: "",
  rules: [
    {
      ID: "copy",
      Status: enabled,
      Priority: 1,
      DeleteMarkerReplication: enabled,
      DeleteReplication: enabled,
      Destination: { Bucket: "arn:aws:s3:::other", StorageClass: "STANDARD" },
      Filter: { Prefix: "", And: { Prefix: "", Tags: [] }, Tag: { Key: "", Value: "" } },
      SourceSelectionCriteria: { ReplicaModifications: { Status: enabled } },
      ExistingObjectReplication: { Status: enabled },
    },
  ],
};

/** Buckets, and all that is set on them. */
export const bucketSteps: readonly Step[] = [
  { method: "makeBucket", what: "", call: (client) => client.makeBucket("plain") },
  { method: "makeBucket", what: "in a region", call: (client) => client.makeBucket("placed", "us-east-1") },
  {
    method: "makeBucket",
    what: "with locks",
    call: (client) => client.makeBucket("vault", "us-east-1", { ObjectLocking: true }),
  },
  { method: "makeBucket", what: "that is there", call: (client) => client.makeBucket("plain") },
  { method: "makeBucket", what: "with a bad name", call: (client) => client.makeBucket("No") },
  { method: "listBuckets", what: "", call: (client) => client.listBuckets() },
  { method: "bucketExists", what: "", call: (client) => client.bucketExists("plain") },
  { method: "bucketExists", what: "of none", call: (client) => client.bucketExists("nowhere") },
  { method: "removeBucket", what: "", call: (client) => client.removeBucket("placed") },
  { method: "removeBucket", what: "of none", call: (client) => client.removeBucket("nowhere") },
  { method: "getBucketVersioning", what: "before", call: (client) => client.getBucketVersioning("plain") },
  {
    method: "setBucketVersioning",
    what: "",
    call: (client) => client.setBucketVersioning("plain", { Status: "Enabled" }),
  },
  { method: "getBucketVersioning", what: "", call: (client) => client.getBucketVersioning("plain") },
  { method: "getBucketTagging", what: "of none", call: (client) => client.getBucketTagging("plain") },
  {
    method: "setBucketTagging",
    what: "",
    call: (client) => client.setBucketTagging("plain", { team: "data", since: "2024" }),
  },
  { method: "getBucketTagging", what: "", call: (client) => client.getBucketTagging("plain") },
  { method: "removeBucketTagging", what: "", call: (client) => client.removeBucketTagging("plain") },
  { method: "getBucketLifecycle", what: "of none", call: (client) => client.getBucketLifecycle("plain") },
  { method: "setBucketLifecycle", what: "", call: (client) => client.setBucketLifecycle("plain", lifecycle) },
  { method: "getBucketLifecycle", what: "", call: (client) => client.getBucketLifecycle("plain") },
  { method: "removeBucketLifecycle", what: "", call: (client) => client.removeBucketLifecycle("plain") },
  { method: "getObjectLockConfig", what: "", call: (client) => client.getObjectLockConfig("vault") },
  {
    method: "setObjectLockConfig",
    what: "",
    call: (client) => client.setObjectLockConfig("vault", { mode: "GOVERNANCE", unit: "Days", validity: 2 }),
  },
  {
    method: "getObjectLockConfig",
    what: "with a rule",
    call: (client) => client.getObjectLockConfig("vault"),
  },
  { method: "getObjectLockConfig", what: "of none", call: (client) => client.getObjectLockConfig("plain") },
  { method: "getBucketEncryption", what: "of none", call: (client) => client.getBucketEncryption("plain") },
  {
    method: "setBucketEncryption",
    what: "without a key service",
    call: (client) => client.setBucketEncryption("plain", encryption),
  },
  { method: "removeBucketEncryption", what: "", call: (client) => client.removeBucketEncryption("plain") },
  { method: "getBucketReplication", what: "of none", call: (client) => client.getBucketReplication("plain") },
  {
    method: "setBucketReplication",
    what: "to nowhere",
    call: (client) => client.setBucketReplication("plain", replication),
  },
  { method: "removeBucketReplication", what: "", call: (client) => client.removeBucketReplication("plain") },
  {
    method: "getBucketNotification",
    what: "of none",
    call: (client) => client.getBucketNotification("plain"),
  },
  {
    method: "setBucketNotification",
    what: "to a queue that is not set up",
    call: (client) => client.setBucketNotification("plain", queue()),
  },
  {
    method: "removeAllBucketNotification",
    what: "",
    call: (client) => client.removeAllBucketNotification("plain"),
  },
  { method: "getBucketPolicy", what: "of none", call: (client) => client.getBucketPolicy("plain") },
  { method: "setBucketPolicy", what: "", call: (client) => client.setBucketPolicy("plain", open) },
  {
    method: "getBucketPolicy",
    what: "",
    call: async (client) => JSON.parse(await client.getBucketPolicy("plain")) as unknown,
  },
  {
    method: "setBucketPolicy",
    what: "that is none",
    call: (client) => client.setBucketPolicy("plain", "{}"),
  },
  { method: "setBucketPolicy", what: "removed", call: (client) => client.setBucketPolicy("plain", "") },
  {
    method: "listIncompleteUploads",
    what: "of none",
    call: (client) => readItems(client.listIncompleteUploads("plain", "", true)),
  },
];
