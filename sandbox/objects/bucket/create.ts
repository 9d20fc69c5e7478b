import { ObjectError } from "../errors/object-error";
import { demand, header, type Operation } from "../rest/call";
import { parseDocument, readText } from "../rest/read-document";
import { respondEmpty } from "../rest/respond";
import { textOf } from "../xml/node";
import { LOCKED_DOCUMENT } from "./object-lock";
import { ENABLED_DOCUMENT } from "./versioning";

function checkLocation(text: string, region: string): void {
  if (text === "") return;
  const document = parseDocument(text, "CreateBucketConfiguration", () => new ObjectError("MalformedXML"));
  const asked = textOf(document, "LocationConstraint") ?? "";
  if (asked !== "" && asked !== region) {
    throw new ObjectError("InvalidRegion", { message: `Region does not match; expecting '${region}'.` });
  }
}

/** PUT of a bucket. */
export const createBucket: Operation = async (call) => {
  const { store, target, now } = call;
  demand(call, "s3:CreateBucket");
  const locks = header(call, "x-amz-bucket-object-lock-enabled") ?? "";
  if (!/^(?:|true|false)$/i.test(locks)) throw new ObjectError("InvalidRequest");
  checkLocation(await readText(call), store.region);
  if (store.state().buckets.get(target.bucket)) throw new ObjectError("BucketAlreadyOwnedByYou");
  const settings =
    locks.toLowerCase() === "true"
      ? {
          versioning: { status: "Enabled", document: ENABLED_DOCUMENT } as const,
          objectLock: { document: LOCKED_DOCUMENT },
        }
      : {};
  await store.commit({ kind: "bucket made", bucket: target.bucket, created: now, settings });
  return respondEmpty(200, { location: `/${target.bucket}` });
};
