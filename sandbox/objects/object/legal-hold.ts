import { ObjectError } from "../errors/object-error";
import { demand, type Operation, requireBucket } from "../rest/call";
import { parseDocument, readText } from "../rest/read-document";
import { respondEmpty, respondXml, s3Root } from "../rest/respond";
import { replaceVersion } from "../versioning/replace";
import { element, textOf } from "../xml/node";
import { currentObject } from "./find-version";
import { checkLockRequest } from "./retention";

const MALFORMED = "the XML you provided was not well-formed or did not validate against our published schema";

/** GET ?legal-hold. */
export const getLegalHold: Operation = async (call) => {
  demand(call, "s3:GetObjectLegalHold");
  const { settings } = requireBucket(call);
  const { legalHold } = currentObject(call);
  if (!settings.objectLock) throw new ObjectError("BucketObjectLockMissing");
  if (!legalHold) throw new ObjectError("NoSuchObjectLock");
  return respondXml(200, s3Root("LegalHold", [element("Status", legalHold)]));
};

/** PUT ?legal-hold. */
export const putLegalHold: Operation = async (call) => {
  demand(call, "s3:PutObjectLegalHold");
  checkLockRequest(call);
  const refuse = (message: string): ObjectError => new ObjectError("MalformedXML", { message });
  const legalHold = textOf(parseDocument(await readText(call), "LegalHold", refuse), "Status");
  if (legalHold !== "ON" && legalHold !== "OFF") throw refuse(MALFORMED);
  await replaceVersion(call, currentObject(call), (version) => ({ ...version, legalHold }));
  return respondEmpty(200);
};
