import { ObjectError } from "../errors/object-error";
import { expectationOf, receive, type Received } from "../object/receive";
import { checkLength } from "../object/put";
import { type Call, demand, type Operation, parameter } from "../rest/call";
import { respondEmpty } from "../rest/respond";
import type { Upload } from "../state/bucket";
import { findUpload } from "./find-upload";

const MOST_PARTS = 10_000;

/** Parses `partNumber` of an upload: 1 to 10,000. MinIO has its own errors for what is none. */
export function parseUploadPart(call: Call): number {
  const text = parameter(call, "partNumber") ?? "";
  const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number <= 0) throw new ObjectError("InvalidPart");
  if (number > MOST_PARTS) throw new ObjectError("InvalidMaxParts");
  return number;
}

/** Keeps a part; one of the same number is replaced. The upload is looked up again: it may have ended while bytes came in. */
export async function storePart(call: Call, number: number, received: Received): Promise<void> {
  const upload = findUpload(call);
  const { content, size, etag, checksum } = received;
  const part = {
    number,
    size,
    etag,
    modified: call.now,
    content,
    ...(checksum ? { checksum: checksum.value } : {}),
  };
  const parts = new Map(upload.parts).set(number, part);
  await call.store.commit({ kind: "upload", bucket: call.target.bucket, upload: { ...upload, parts } });
}

function checkChecksum({ checksum }: Upload, sent: string | undefined, call: Call): void {
  if (!checksum || checksum.name === sent) return;
  const want = checksum.name.toUpperCase();
  throw new ObjectError("InvalidArgument", {
    message: `Invalid arguments provided for ${call.target.bucket}/${call.target.key}: (checksum missing, want "${want}", got "${(sent ?? "").toUpperCase()}")`,
  });
}

/** PUT of a part. */
export const putPart: Operation = async (call) => {
  const { request, signed, store } = call;
  const expected = expectationOf(request.headers, signed);
  checkLength(signed.length);
  const number = parseUploadPart(call);
  demand(call, "s3:PutObject");
  const upload = findUpload(call);
  checkChecksum(upload, expected.checksum?.name, call);
  const received = await receive(signed.body, expected, store, signed.trailers);
  await storePart(call, number, received);
  const { checksum, etag } = received;
  const sum = checksum ? { [`x-amz-checksum-${checksum.name}`]: checksum.value } : {};
  return respondEmpty(200, { etag: `"${etag}"`, ...sum });
};
