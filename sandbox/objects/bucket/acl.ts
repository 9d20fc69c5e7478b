import { ObjectError } from "../errors/object-error";
import { type Call, demand, header, type Operation, requireBucket } from "../rest/call";
import { readText } from "../rest/read-document";
import { respondEmpty, respondText } from "../rest/respond";

// Access control lists are not kept: everything belongs to the owner, and the answer is always this one, as MinIO words it.
const PRIVATE =
  '<AccessControlPolicy><Owner><ID></ID><DisplayName></DisplayName></Owner><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><Type>CanonicalUser</Type></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>';

const BARE = { "x-amz-bucket-region": "", "accept-ranges": "" };

/** The list that everything has. */
export function respondAcl() {
  return respondText(200, "text/plain; charset=utf-8", PRIVATE, BARE);
}

/** Accepts the list that everything has, and no other. */
export async function acceptAcl(call: Call) {
  const asked = header(call, "x-amz-acl") ?? "";
  const text = await readText(call);
  const grants = text.match(/<Permission>([^<]*)<\/Permission>/g) ?? [];
  if (asked === "" && !/<AccessControlPolicy[\s>]/.test(text)) throw new ObjectError("MalformedXML");
  if (asked !== "" && asked !== "private") throw new ObjectError("NotImplemented", { detail: "" });
  if (asked === "" && (grants.length !== 1 || !grants[0]?.includes("FULL_CONTROL"))) {
    throw new ObjectError("NotImplemented", { detail: "" });
  }
  return respondEmpty(200, BARE);
}

/** GET ?acl of a bucket. */
export const getBucketAcl: Operation = async (call) => {
  demand(call, "s3:GetBucketPolicy");
  requireBucket(call);
  return respondAcl();
};

/** PUT ?acl of a bucket. */
export const bucketAcl: Operation = async (call) => {
  demand(call, "s3:PutBucketPolicy");
  requireBucket(call);
  return acceptAcl(call);
};
