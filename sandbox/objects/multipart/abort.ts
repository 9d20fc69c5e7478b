import { demand, type Operation, parameter, requireBucket } from "../rest/call";
import { respondEmpty } from "../rest/respond";
import { uploadPlace } from "../state/change";

/** DELETE ?uploadId: gives an upload up. One that is gone is given up already, as in MinIO. */
export const abortUpload: Operation = async (call) => {
  demand(call, "s3:AbortMultipartUpload");
  const bucket = requireBucket(call);
  const { key } = call.target;
  const id = parameter(call, "uploadId") ?? "";
  if (bucket.uploads.get(uploadPlace(key, id))) {
    await call.store.commit({ kind: "upload ended", bucket: bucket.name, key, id });
  }
  return respondEmpty(204);
};
