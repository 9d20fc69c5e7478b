import { PlainError } from "../errors/plain-error";
import { illegalArgument, SearchError } from "../errors/search-error";

/** What the headers `accept` and `content-type` of a request ask for. */
export interface Negotiated {
  /** Media type of the answer's JSON or YAML. */
  readonly answer: string;
  readonly yaml: boolean;
  /** True when plain text is among the accepted types, or nothing is named: cat endpoints answer text. */
  readonly wantsText: boolean;
}

interface MediaType {
  readonly name: string;
  /** Number of `compatible-with` on a vendor type. */
  readonly version: string | undefined;
  readonly format: string;
}

const vendor = /^application\/vnd\.elasticsearch\+(json|x-ndjson|yaml|cbor|smile)$/;
const formats: Record<string, string> = {
  "application/json": "json",
  "application/x-ndjson": "x-ndjson",
  "application/yaml": "yaml",
  "application/cbor": "cbor",
  "application/smile": "smile",
};

/** Reads both headers; throws `media_type_header_exception` for what Elasticsearch 9 refuses. */
export function negotiate(headers: Readonly<Record<string, string>>): Negotiated {
  const { accept, "content-type": content } = headers;
  const accepted = (accept ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  const contentType =
    content === undefined || content === "" ? undefined : checked(readMediaType(content), content);
  const acceptTypes = accepted.map(readMediaType);
  checkVersions(acceptTypes, contentType, accept, content);
  const answer = acceptTypes.find((each) => each && each.format !== "x-ndjson");
  const text = accepted.some((each) => each.startsWith("text/plain"));
  return {
    answer: answer ? written(answer) : "application/json",
    yaml: answer?.format === "yaml",
    wantsText: text || answer === undefined,
  };
}

/** Throws a 406 when a body came with a type that no endpoint reads. */
export function checkContentType(header: string | undefined, lines: boolean): void {
  if (!header) throw new PlainError(406, "Content-Type header is missing");
  const format = readMediaType(header)?.format;
  if (format === "json" || (format === "x-ndjson" && lines)) return;
  if (format === "yaml" || format === "cbor" || format === "smile") {
    throw new SearchError(
      400,
      "unsupported_in_embedded",
      `a body in ${format} is not part of the embedded search engine`,
    );
  }
  throw new PlainError(406, `Content-Type header [${header}] is not supported`);
}

function written(type: MediaType): string {
  return type.version === undefined ? type.name : `${type.name};compatible-with=${type.version}`;
}

function readMediaType(text: string): MediaType | undefined {
  const [head = "", ...rest] = text.split(";").map((each) => each.trim().toLowerCase());
  const version = rest.find((each) => each.startsWith("compatible-with="))?.slice("compatible-with=".length);
  const vendorFormat = vendor.exec(head)?.[1];
  if (vendorFormat) return { name: head, version, format: vendorFormat };
  const format = formats[head];
  return format ? { name: head, version: undefined, format } : undefined;
}

function checked(type: MediaType | undefined, text: string): MediaType | undefined {
  const head = text.split(";")[0] ?? "";
  if (!/^[\w.+*-]+\/[\w.+*-]+\s*$/.test(head))
    throw headerError(illegalArgument(`invalid media-type [${text}]`));
  return type;
}

const versionOf = (types: readonly (MediaType | undefined)[]): string | undefined =>
  types.find((each) => each?.version !== undefined)?.version;

function checkVersions(
  accepts: readonly (MediaType | undefined)[],
  content: MediaType | undefined,
  accept: string | undefined,
  contentText: string | undefined,
): void {
  const asked = versionOf(accepts);
  const sent = content?.version;
  if (asked !== undefined && asked !== "8" && asked !== "9") {
    throw status(`Accept version must be either version 9 or 8, but found ${asked}. Accept=${accept}`);
  }
  if (sent !== undefined && sent !== "8" && sent !== "9") {
    throw status(
      `Content-Type version must be either version 9 or 8, but found ${sent}. Content-Type=${contentText}`,
    );
  }
  const oneSided =
    content !== undefined && (asked === undefined) !== (sent === undefined) && accept !== undefined;
  if (oneSided || (sent !== undefined && accept === undefined)) {
    throw status(
      `A compatible version is required on both Content-Type and Accept headers if either one has requested a compatible version. Accept=${accept ?? "null"}, Content-Type=${contentText}`,
    );
  }
  if (asked !== undefined && sent !== undefined && asked !== sent) {
    throw status(
      `A compatible version is required on both Content-Type and Accept headers if either one has requested a compatible version and the compatible versions must match. Accept=${accept}, Content-Type=${contentText}`,
    );
  }
}

const status = (reason: string): SearchError => headerError(new SearchError(400, "status_exception", reason));

/** The cause is not among the root causes' members. */
function headerError(causedBy: SearchError): SearchError {
  return new SearchError(
    400,
    "media_type_header_exception",
    "Invalid media-type value on headers [Accept, Content-Type]",
    {
      causedBy,
    },
  );
}
