import { ObjectError } from "../errors/object-error";
import { demand, type Operation, requireBucket } from "../rest/call";
import { readDocument } from "../rest/read-document";
import { respondEmpty, respondSetting, S3_NAMESPACE, s3Root } from "../rest/respond";
import { element, textOf } from "../xml/node";

/** What a bucket with object lock answers to GET ?versioning from its first day. */
export const ENABLED_DOCUMENT = element(
  "VersioningConfiguration",
  [element("Status", "Enabled")],
  S3_NAMESPACE,
);

/** GET ?versioning: empty until it was set for the first time. */
export const getVersioning: Operation = async (call) => {
  demand(call, "s3:GetBucketVersioning");
  const { versioning } = requireBucket(call).settings;
  return respondSetting(versioning?.document ?? s3Root("VersioningConfiguration"));
};

/** PUT ?versioning. MinIO answers 200 for a bucket that is not there; so do we, and nothing happens. */
export const putVersioning: Operation = async (call) => {
  demand(call, "s3:PutBucketVersioning");
  const document = await readDocument(call, "VersioningConfiguration");
  const status = textOf(document, "Status") ?? "";
  const bucket = call.store.state().buckets.get(call.target.bucket);
  if (status !== "Enabled" && status !== "Suspended") {
    throw new ObjectError("IllegalVersioning", { detail: `unsupported Versioning status ${status}` });
  }
  if (bucket?.settings.objectLock && status === "Suspended") throw new ObjectError("InvalidBucketState");
  if (!bucket) return respondEmpty(200);
  const kept = element("VersioningConfiguration", [element("Status", status)], document.attributes);
  const settings = { ...bucket.settings, versioning: { status, document: kept } as const };
  await call.store.commit({ kind: "settings", bucket: bucket.name, settings });
  return respondEmpty(200);
};
