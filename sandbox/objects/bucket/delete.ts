import { ObjectError } from "../errors/object-error";
import { demand, header, type Operation, requireBucket } from "../rest/call";
import { respondEmpty } from "../rest/respond";

/** DELETE of a bucket: it has to be empty, unless MinIO's header says otherwise. */
export const deleteBucket: Operation = async (call) => {
  demand(call, "s3:DeleteBucket");
  const forced = (header(call, "x-minio-force-delete") ?? "").toLowerCase() === "true";
  if (forced) demand(call, "s3:ForceDeleteBucket");
  const bucket = requireBucket(call);
  if (!forced && bucket.keys.size > 0) {
    const message =
      "The bucket you tried to delete is not empty. You must delete all versions in the bucket.";
    throw new ObjectError("BucketNotEmpty", bucket.settings.versioning ? { message } : {});
  }
  if (bucket.settings.objectLock && forced) throw new ObjectError("ObjectLocked");
  await call.store.commit({ kind: "bucket removed", bucket: bucket.name });
  return respondEmpty(204);
};

const ACTIONS = {
  lifecycle: "s3:PutLifecycleConfiguration",
  encryption: "s3:PutEncryptionConfiguration",
};

/** DELETE of a setting of a bucket; one that is not there is no error. */
export function deleteBucketSetting(name: keyof typeof ACTIONS): Operation {
  return async (call) => {
    demand(call, ACTIONS[name]);
    const { name: bucket, settings } = requireBucket(call);
    if (name === "lifecycle" && settings.lifecycle) {
      const { lifecycle: _gone, ...rest } = settings;
      await call.store.commit({ kind: "settings", bucket, settings: rest });
    }
    return respondEmpty(204);
  };
}
