import { ObjectError } from "../errors/object-error";
import { type Call, parameter, requireBucket } from "../rest/call";
import type { Upload } from "../state/bucket";
import { uploadPlace } from "../state/change";

/** The upload that the request names, or NoSuchUpload. */
export function findUpload(call: Call): Upload {
  const id = parameter(call, "uploadId") ?? "";
  const upload = requireBucket(call).uploads.get(uploadPlace(call.target.key, id));
  if (!upload) throw new ObjectError("NoSuchUpload");
  return upload;
}
