import { acceptAcl, respondAcl } from "../bucket/acl";
import { demand, type Operation } from "../rest/call";
import { currentObject } from "./find-version";

/** GET ?acl of an object. */
export const getObjectAcl: Operation = async (call) => {
  demand(call, "s3:GetBucketPolicy");
  currentObject(call);
  return respondAcl();
};

/** PUT ?acl of an object. */
export const putObjectAcl: Operation = async (call) => {
  demand(call, "s3:PutBucketPolicy");
  currentObject(call);
  return acceptAcl(call);
};
