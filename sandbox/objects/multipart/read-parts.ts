import type { ChecksumName } from "../digest/digests";
import { ObjectError } from "../errors/object-error";
import { CHECKSUM_NAMES, checksumElementName } from "../object/checksum-headers";
import { parseDocument } from "../rest/read-document";
import { childrenOf, textOf, type XmlElement } from "../xml/node";

/** A part as the request that completes an upload lists it. */
export interface AskedPart {
  readonly number: number;
  /** Without quotes. */
  readonly etag: string;
  readonly checksums: ReadonlyMap<ChecksumName, string>;
}

function readPart(part: XmlElement): AskedPart {
  const number = (textOf(part, "PartNumber") ?? "0").trim();
  // MinIO answers 500 to what is no number.
  if (!/^[+-]?\d{0,9}$/.test(number)) throw new ObjectError("MalformedXML");
  const checksums = CHECKSUM_NAMES.flatMap((name): [ChecksumName, string][] => {
    const value = textOf(part, checksumElementName(name));
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  const etag = (textOf(part, "ETag") ?? "").trim().replace(/^"|"$/g, "");
  return { number: Number(number), etag, checksums: new Map(checksums) };
}

/** Reads the list of parts. The root's name is not looked at, as in MinIO. */
export function readParts(text: string): readonly AskedPart[] {
  if (text === "") throw new ObjectError("MissingPart");
  const document = parseDocument(text, undefined, (reason) => {
    const place = reason === "EOF" ? `XML syntax error on line 0: ${reason}` : reason;
    return new ObjectError("MalformedXML", { detail: place });
  });
  const parts = childrenOf(document, "Part").map(readPart);
  if (parts.length === 0) throw new ObjectError("MissingPart");
  if (parts.some(({ number }, i) => number < (parts[i - 1]?.number ?? number))) {
    throw new ObjectError("InvalidPartOrder");
  }
  return parts;
}
