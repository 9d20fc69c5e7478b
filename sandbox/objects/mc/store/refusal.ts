import { fromUtf8 } from "../../digest/utf8";
import { type XmlElement, textOf } from "../../xml/node";
import { readXml } from "../../xml/read";
import { XmlSyntaxError } from "../../xml/xml-syntax-error";
import type { McCause } from "../mc-error";
import type { StoreReply, StoreRequest } from "../world";

/** An answer of S3 that is no success. */
export class StoreRefusal extends Error {
  override readonly name = "StoreRefusal";
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, string>>,
  ) {
    super(message);
  }
}

function errorElement(body: Uint8Array): XmlElement | undefined {
  try {
    return readXml(fromUtf8(body) ?? "");
  } catch (error) {
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}

function unquoted(text: string | undefined): string {
  return text?.replace(/^"|"$/g, "") ?? "";
}

/** Reads the refusal from an answer; an answer to HEAD has it in its headers. */
export function refusalOf(reply: StoreReply, request: StoreRequest): StoreRefusal {
  const root = errorElement(reply.body);
  const field = (name: string): string => (root && textOf(root, name)) ?? "";
  const code = field("Code") || unquoted(reply.headers["x-minio-error-code"]) || String(reply.status);
  const message = field("Message") || unquoted(reply.headers["x-minio-error-desc"]);
  return new StoreRefusal(code, message, {
    Code: code,
    Message: message,
    BucketName: field("BucketName") || (request.bucket ?? ""),
    Key: field("Key"),
    Resource: field("Resource"),
    RequestID: field("RequestId"),
    HostID: field("HostId"),
    Region: field("Region"),
    Server: "MinIO",
  });
}

/** A refusal as the cause of a failure: a bucket and a key that are not there have words of mc's own. */
export function causeOf(error: unknown, style: "plain" | "typed" = "typed"): McCause {
  if (!(error instanceof StoreRefusal)) throw error;
  if (style === "typed" && error.code === "NoSuchBucket") {
    const { BucketName: bucket = "" } = error.fields;
    return { message: `Bucket \`${bucket}\` does not exist.`, error: { Bucket: bucket } };
  }
  if (style === "typed" && (error.code === "NoSuchKey" || error.code === "404")) {
    return { message: "Object does not exist", error: {} };
  }
  return { message: error.message, error: error.fields };
}
