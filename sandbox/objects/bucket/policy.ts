import { ObjectError } from "../errors/object-error";
import { authorise } from "../policy/authorise";
import { MOST_POLICY, parseBucketPolicy } from "../policy/parse-policy";
import { writePolicy } from "../policy/write-policy";
import { type Call, demand, type Operation, requireBucket } from "../rest/call";
import { readText } from "../rest/read-document";
import { respondEmpty, respondText, respondXml, s3Root } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import { element } from "../xml/node";

/** GET ?policy. */
export const getPolicy: Operation = async (call) => {
  demand(call, "s3:GetBucketPolicy");
  const { policy } = requireBucket(call).settings;
  if (!policy) throw new ObjectError("NoSuchBucketPolicy");
  return respondText(200, "application/json", writePolicy(policy));
};

/** PUT ?policy: refused before it is read where it is too long. */
export const putPolicy: Operation = async (call) => {
  const { store, target, signed } = call;
  demand(call, "s3:PutBucketPolicy");
  requireBucket(call);
  if (!signed.length) throw new ObjectError("MissingContentLength");
  if (signed.length > MOST_POLICY) throw new ObjectError("PolicyTooLarge");
  const policy = parseBucketPolicy(await readText(call), target.bucket, store.dialect);
  const { name: bucket, settings } = requireBucket(call);
  await store.commit({ kind: "settings", bucket, settings: { ...settings, policy } });
  return respondEmpty(204);
};

/** DELETE ?policy. */
export const deletePolicy: Operation = async (call) => {
  demand(call, "s3:DeleteBucketPolicy");
  const { name: bucket, settings } = requireBucket(call);
  const { policy, ...rest } = settings;
  if (policy) await call.store.commit({ kind: "settings", bucket, settings: rest });
  return respondEmpty(204);
};

// MinIO calls a bucket public when anybody may list it and anybody may write into it.
function isPublic({ store }: Call, { name: bucket, settings }: Bucket): boolean {
  const bucketPolicy = settings.policy;
  if (!bucketPolicy) return false;
  return ["s3:ListBucket", "s3:PutObject"].every((action) => {
    const question = {
      caller: { kind: "anonymous" },
      action,
      bucket,
      conditions: new Map(),
      bucketPolicy,
    } as const;
    return authorise(question, store.state().identities, store.dialect).allowed;
  });
}

/** GET ?policyStatus. */
export const getPolicyStatus: Operation = async (call) => {
  demand(call, "s3:GetBucketPolicyStatus");
  const open = isPublic(call, requireBucket(call));
  return respondXml(200, s3Root("PolicyStatus", [element("IsPublic", open ? "TRUE" : "FALSE")]));
};
