import { fromUtf8, toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "../signature/signed-request";
import { type DelimitedReader, readDelimited } from "./delimited-reader";
import type { Form } from "./form";

const MOST_FIELDS = 1000;
const MOST_FIELD = 1024 * 1024;
const MOST_FIELDS_TOGETHER = 10 * 1024 * 1024;
const MOST_HEADERS = 16 * 1024;

function malformed(reason: string): ObjectError {
  return new ObjectError("MalformedPostRequest", { detail: reason });
}

/** The boundary that a content type names (RFC 7578, RFC 2046 section 5.1.1); undefined where it is no form. */
export function formBoundary(contentType: string): string | undefined {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  if (type.toLowerCase() !== "multipart/form-data") return undefined;
  const parameter = parameters.find((part) => /^boundary\s*=/i.test(part)) ?? "";
  const value = parameter.replace(/^boundary\s*=\s*/i, "");
  return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
}

interface PartHeaders {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string | undefined;
}

// A quoted string, in which browsers write `"` as %22 and others as \".
function parameter(disposition: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(disposition) ?? [];
  return quoted?.replace(/\\(["\\])/g, "$1") ?? plain;
}

function parsePartHeaders(text: string): PartHeaders {
  const headers = new Map(
    text
      .split("\r\n")
      .map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
      })
      .filter(([name]) => name !== ""),
  );
  const disposition = headers.get("content-disposition") ?? "";
  const fileName = parameter(disposition, "filename");
  return {
    name: disposition.toLowerCase().startsWith("form-data") ? (parameter(disposition, "name") ?? "") : "",
    // Only the last segment: a path is the business of whoever posts.
    fileName: fileName?.slice(fileName.lastIndexOf("/") + 1),
    type: headers.get("content-type"),
  };
}

const LINE_END = toUtf8("\r\n");
const HEADERS_END = toUtf8("\r\n\r\n");

async function readHeaders(reader: DelimitedReader): Promise<PartHeaders> {
  const bytes = await reader.take(HEADERS_END, MOST_HEADERS);
  const text = bytes && fromUtf8(bytes);
  if (text === undefined) throw malformed("multipart: NextPart: EOF");
  return parsePartHeaders(text);
}

// After a boundary: a line end, then a part; or `--`, the end of the form.
async function endsHere(reader: DelimitedReader): Promise<boolean> {
  const rest = await reader.take(LINE_END, 256);
  return rest === undefined || (fromUtf8(rest) ?? "").startsWith("--");
}

/**
 * Reads a form up to its file (RFC 7578): what follows the file is not looked at. Fields are limited in number and size; the file is
 * a stream, of any length.
 */
export async function readForm(contentType: string, body: ByteStream): Promise<Form> {
  const boundary = formBoundary(contentType);
  if (boundary === undefined) throw malformed("request Content-Type isn't multipart/form-data");
  if (boundary === "" || boundary.length > 70) throw malformed("no multipart boundary param in Content-Type");
  const reader = readDelimited(body);
  if (!(await reader.take(toUtf8(`--${boundary}`), MOST_HEADERS)))
    throw malformed("multipart: NextPart: EOF");
  const fields = new Map<string, readonly string[]>();
  const delimiter = toUtf8(`\r\n--${boundary}`);
  let together = 0;
  for (let count = 0; !(await endsHere(reader)); count++) {
    const headers = await readHeaders(reader);
    if (headers.name === "file") {
      const { fileName = "", type } = headers;
      const stream = reader.stream(delimiter, () => malformed("unexpected EOF"));
      return { fields, file: { name: fileName, type, body: stream } };
    }
    const value = await reader.take(delimiter, MOST_FIELD);
    together += value?.length ?? 0;
    if (!value || count >= MOST_FIELDS || together > MOST_FIELDS_TOGETHER) {
      throw malformed("multipart: message too large");
    }
    const name = headers.name.toLowerCase();
    if (name !== "") fields.set(name, [...(fields.get(name) ?? []), fromUtf8(value) ?? ""]);
  }
  return { fields };
}
