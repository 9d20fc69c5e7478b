import { ObjectError } from "../errors/object-error";
import type { ErrorName } from "../errors/error-table";
import type { ObjectResponse } from "../request";
import { demand, type Operation, requireBucket } from "../rest/call";
import { readDocument, readText } from "../rest/read-document";
import { respondEmpty, respondSetting, respondXml, s3Root } from "../rest/respond";
import { childOf, element } from "../xml/node";

interface Fixed {
  readonly action: string;
  readonly answer: (region: string) => ObjectResponse;
}

function missing(reason: ErrorName): () => never {
  return () => {
    throw new ObjectError(reason);
  };
}

// Settings that this store does not keep: what a bucket without them answers.
const FIXED = {
  location: {
    action: "s3:GetBucketLocation",
    answer: (region: string) => respondXml(200, s3Root("LocationConstraint", region)),
  },
  encryption: { action: "s3:GetEncryptionConfiguration", answer: missing("NoSuchEncryption") },
  notification: {
    action: "s3:GetBucketNotification",
    answer: () => respondSetting(s3Root("NotificationConfiguration")),
  },
  replication: { action: "s3:GetReplicationConfiguration", answer: missing("NoSuchReplication") },
  cors: { action: "s3:GetBucketCors", answer: missing("NoSuchCORSConfiguration") },
  website: { action: "s3:GetBucketPolicy", answer: missing("NoSuchWebsiteConfiguration") },
  "website removed": { action: "s3:DeleteBucketPolicy", answer: () => respondEmpty(200) },
  logging: { action: "s3:GetBucketPolicy", answer: () => respondXml(200, s3Root("BucketLoggingStatus")) },
  accelerate: {
    action: "s3:GetBucketPolicy",
    answer: () => respondXml(200, s3Root("AccelerateConfiguration")),
  },
  requestPayment: {
    action: "s3:GetBucketPolicy",
    answer: () => respondXml(200, s3Root("RequestPaymentConfiguration", [element("Payer", "BucketOwner")])),
  },
} as const satisfies Record<string, Fixed>;

/** Answers for a setting that no bucket here has. */
export function fixedAnswer(name: keyof typeof FIXED): Operation {
  const { action, answer } = FIXED[name];
  return async (call) => {
    demand(call, action);
    requireBucket(call);
    return answer(call.store.region);
  };
}

/** Refuses a setting that cannot be made here. */
export const notImplemented: Operation = async (call) => {
  demand(call, "s3:PutBucketPolicy");
  requireBucket(call);
  throw new ObjectError("NotImplemented");
};

/** PUT ?encryption: there is no service that keeps keys. */
export const putEncryption: Operation = async (call) => {
  demand(call, "s3:PutEncryptionConfiguration");
  requireBucket(call);
  await readDocument(call, "ServerSideEncryptionConfiguration");
  throw new ObjectError("KmsNotConfigured");
};

/** PUT ?notification: nobody can be told here, so only the configuration that tells nobody is right. */
export const putNotification: Operation = async (call) => {
  demand(call, "s3:PutBucketNotification");
  requireBucket(call);
  if (call.request.headers["content-length"] === "0") throw new ObjectError("MissingContentLength");
  const document = await readDocument(call, undefined, () => new ObjectError("MalformedXML"));
  if (document.name !== "NotificationConfiguration") throw new ObjectError("MalformedXML");
  if (childOf(document, "TopicConfiguration") || childOf(document, "CloudFunctionConfiguration"))
    throw new ObjectError("NotificationTarget");
  if (childOf(document, "QueueConfiguration")) throw new ObjectError("NotificationArn");
  return respondEmpty(200);
};

/** PUT ?replication: there is no other store. */
export const putReplication: Operation = async (call) => {
  demand(call, "s3:PutReplicationConfiguration");
  const { settings } = requireBucket(call);
  if (settings.versioning?.status !== "Enabled") throw new ObjectError("ReplicationNeedsVersioning");
  await readText(call);
  throw new ObjectError("NoSuchRemoteTarget");
};

/** DELETE ?replication: the same. */
export const deleteReplication: Operation = async (call) => {
  demand(call, "s3:PutReplicationConfiguration");
  requireBucket(call);
  throw new ObjectError("NoSuchRemoteTarget");
};
