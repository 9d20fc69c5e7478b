import { ObjectError } from "../errors/object-error";
import type { SignedRequest } from "./signed-request";

/** The headers that a signature names, with the values that the request has; all have to be there, `host` always. */
export function signedHeaders(
  request: SignedRequest,
  names: readonly string[],
): [name: string, value: string][] {
  if (!names.includes("host")) throw new ObjectError("UnsignedHeaders");
  return names.map((name) => {
    const value = Object.hasOwn(request.headers, name) ? request.headers[name] : undefined;
    if (value !== undefined) return [name, value];
    // Node's parser and proxies take it away; whoever signs it has sent exactly this.
    if (name === "expect") return [name, "100-continue"];
    throw new ObjectError("UnsignedHeaders");
  });
}

/**
 * Refuses a request with an `x-amz-*` header that its signature does not cover: whoever relays it could have added that.
 * MinIO lets such headers pass in header authentication; this store does as AWS does.
 */
export function refuseUnsigned(
  request: SignedRequest,
  names: readonly string[],
  except: readonly string[] = [],
): void {
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith("x-amz-") && !names.includes(name) && !except.includes(name),
  );
  if (unsigned.length > 0) throw new ObjectError("HeadersNotSigned");
}

/** The same for a presigned URL, where MinIO too refuses metadata that were not signed, with a status of its own. */
export function refuseUnsignedInLink(request: SignedRequest, names: readonly string[]): void {
  const metadata = Object.keys(request.headers).filter((name) => name.startsWith("x-amz-meta-"));
  if (metadata.some((name) => !names.includes(name))) throw new ObjectError("UnsignedHeaders");
  refuseUnsigned(request, names, ["x-amz-content-sha256"]);
}
