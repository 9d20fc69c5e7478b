import { ObjectError } from "../errors/object-error";
import { type Call, demand, mayDo, type Operation, requireBucket } from "../rest/call";
import { ownerElement } from "../rest/owner";
import { isoDate, respondEmpty, respondXml, s3Root } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import { element, type XmlElement } from "../xml/node";

function bucketElement({ name, created }: Bucket): XmlElement {
  return element("Bucket", [element("Name", name), element("CreationDate", isoDate(created))]);
}

// Whoever may not list all buckets sees those that they may look into, if there are any.
function visibleBuckets(call: Call): Bucket[] {
  const all = [...call.store.state().buckets.entriesFrom("")].map(([, bucket]) => bucket);
  if (mayDo(call, "s3:ListAllMyBuckets")) return all;
  const visible = all.filter(({ name: bucket }) =>
    ["s3:ListBucket", "s3:GetBucketLocation"].some((action) => mayDo(call, action, { bucket })),
  );
  if (visible.length === 0 || call.signed.caller.kind === "anonymous") throw new ObjectError("AccessDenied");
  return visible;
}

/** GET of the store: its buckets. */
export const listBuckets: Operation = async (call) => {
  const buckets = element("Buckets", visibleBuckets(call).map(bucketElement));
  return respondXml(200, s3Root("ListAllMyBucketsResult", [ownerElement(), buckets]));
};

/** HEAD of a bucket: is it there, and may I look into it? */
export const headBucket: Operation = async (call) => {
  if (!mayDo(call, "s3:HeadBucket")) demand(call, "s3:ListBucket");
  requireBucket(call);
  return respondEmpty(200, { "content-type": "application/xml", "content-length": "0" });
};
