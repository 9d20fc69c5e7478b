import { toUtf8 } from "../digest/utf8";
import type { ByteStream, ObjectResponse } from "../request";
import { type XmlElement, element } from "../xml/node";
import { writeXml } from "../xml/write";

/** The namespace of S3's documents. */
export const S3_NAMESPACE = { xmlns: "http://s3.amazonaws.com/doc/2006-03-01/" };

async function* once(bytes: Uint8Array): ByteStream {
  if (bytes.length > 0) yield bytes;
}

/** Bytes as a stream of one piece. */
export function streamOf(bytes: Uint8Array): ByteStream {
  return once(bytes);
}

/** An answer without a body. */
export function respondEmpty(status: number, headers: Readonly<Record<string, string>> = {}): ObjectResponse {
  return { status, headers, body: once(new Uint8Array(0)) };
}

/** An answer of text. */
export function respondText(
  status: number,
  contentType: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): ObjectResponse {
  const bytes = toUtf8(text);
  const all = { ...headers, "content-type": contentType, "content-length": String(bytes.length) };
  return { status, headers: all, body: once(bytes) };
}

/** An answer that is a document. */
export function respondXml(
  status: number,
  root: XmlElement,
  headers: Readonly<Record<string, string>> = {},
): ObjectResponse {
  return respondText(status, "application/xml", writeXml(root), headers);
}

/** The same without a prolog: settings that are answered as they are kept. */
export function respondSetting(root: XmlElement): ObjectResponse {
  return respondText(200, "application/xml", writeXml(root).replace(/^<\?xml[^>]*\?>\n/, ""));
}

/** The root of a document in S3's namespace. */
export function s3Root(name: string, content: string | readonly XmlElement[] = ""): XmlElement {
  return element(name, content, S3_NAMESPACE);
}

/** "Wed, 21 Oct 2015 07:28:00 GMT" (RFC 9110, section 5.6.7). */
export function httpDate(time: number): string {
  return new Date(time).toUTCString();
}

/** "2015-10-21T07:28:00.000Z". */
export function isoDate(time: number): string {
  return new Date(time).toISOString();
}
