import { fromBase64 } from "../digest/base64";
import { ObjectError } from "../errors/object-error";
import type { Call } from "./call";

/** Refuses a document that comes without a digest that could be one: an MD5, or any checksum. */
export function demandDigest({ request }: Call): void {
  const md5 = request.headers["content-md5"];
  const hasChecksum = Object.keys(request.headers).some((name) => name.startsWith("x-amz-checksum-"));
  if (!hasChecksum && (md5 === undefined || fromBase64(md5.trim())?.length !== 16)) {
    throw new ObjectError("MissingContentMD5");
  }
}
