import { toUtf8 } from "../digest/utf8";
import type { SignedRequest } from "./signed-request";

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;

const ESCAPED = Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte);
  return byte < 128 && UNRESERVED.test(letter)
    ? letter
    : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/** Percent-encodes everything but `A-Za-z0-9-._~`, as signatures need it (AWS "UriEncode"). */
export function uriEncode(text: string): string {
  if (UNRESERVED.test(text)) return text;
  let encoded = "";
  for (const byte of toUtf8(text)) encoded += ESCAPED[byte] ?? "";
  return encoded;
}

/** Already as signatures need it: most paths are. */
const CANONICAL_PATH = /^[A-Za-z0-9\-._~/]*$/;

// A path that cannot be decoded is kept as it is: no signature over it can be right, and no error hides behind that.
function canonicalPath(path: string): string {
  if (CANONICAL_PATH.test(path)) return path;
  try {
    return path
      .split("/")
      .map((segment) =>
        segment
          .split(/%2f/i)
          .map((part) => uriEncode(decodeURIComponent(part)))
          .join("/"),
      )
      .join("/");
  } catch {
    return path;
  }
}

/** Names and values, encoded and in the order of their names, then of their values. */
export function canonicalQuery(query: SignedRequest["query"]): string {
  if (query.length === 0) return "";
  return query
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The text whose SHA-256 is signed (AWS Signature Version 4, "create a canonical request"). `signed` are the headers with their values. */
export function canonicalRequest(
  request: Pick<SignedRequest, "method" | "path" | "query">,
  signed: readonly (readonly [name: string, value: string])[],
  payloadHash: string,
): string {
  const headers = [...signed].sort(([a], [b]) => compare(a, b));
  let [lines, names] = ["", ""];
  for (const [name, value] of headers) {
    lines += `${name}:${value.trim().replace(/\s+/g, " ")}\n`;
    names += names === "" ? name : `;${name}`;
  }
  const query = canonicalQuery(request.query);
  return `${request.method}\n${canonicalPath(request.path)}\n${query}\n${lines}\n${names}\n${payloadHash}`;
}
