import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { ObjectError } from "../errors/object-error";
import { type ByteReader, readBytes } from "./byte-reader";
import type { ChunkSigner } from "./chunk-signer";
import type { ByteStream } from "./signed-request";
import { sameSignature } from "./signing-key";

const MOST_CHUNK = 16 * 1024 * 1024;
const MOST_LINE = 4096;
const MOST_TRAILERS = 16;

/** How a body in `aws-chunked` form was announced. */
export interface ChunkedBody {
  /** Absent: chunks carry no signatures. */
  readonly signer?: ChunkSigner;
  /** `x-amz-decoded-content-length`. */
  readonly length: number;
  /** Names from `x-amz-trailer`; undefined where the form has no trailer. */
  readonly trailerNames?: readonly string[];
  /** Filled when the trailer has been read. */
  readonly trailers: Map<string, string>;
}

function malformed(): ObjectError {
  return new ObjectError("BadRequest", { message: "malformed chunked encoding" });
}

// A line that is cut off could have become a chunk's header, or never.
async function readLine(reader: ByteReader): Promise<string> {
  const { text, complete } = await reader.line(MOST_LINE);
  if (complete) return text;
  throw /^[0-9a-fA-F]*(?:\r|;.*)?$/.test(text) ? new ObjectError("IncompleteBody") : malformed();
}

interface ChunkHeader {
  readonly size: number;
  readonly signature: string | undefined;
}

function parseChunkHeader(line: string, signed: boolean): ChunkHeader {
  const [, digits, signature] = /^([0-9a-fA-F]{1,16})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
  if (digits === undefined || signed !== (signature !== undefined)) throw malformed();
  const size = Number.parseInt(digits, 16);
  if (size > MOST_CHUNK) {
    throw new ObjectError("BadRequest", { message: "chunk too big: choose chunk size <= 16MiB" });
  }
  return { size, signature };
}

// The data of one chunk, passed on as it arrives; its signature is judged when the last byte has been seen.
async function* chunkData(
  reader: ByteReader,
  header: ChunkHeader,
  signer: ChunkSigner | undefined,
  digests: Digests,
): ByteStream {
  const digest = signer ? digests.start("sha256") : undefined;
  for (let left = header.size; left > 0; ) {
    const bytes = await reader.some(left);
    if (!bytes) throw new ObjectError("IncompleteBody");
    left -= bytes.length;
    digest?.update(bytes);
    yield bytes;
  }
  if (signer && digest && !sameSignature(signer.chunk(toHex(digest.finish())), header.signature ?? "")) {
    throw new ObjectError("SignatureDoesNotMatch");
  }
}

async function trailerLines(reader: ByteReader): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const { text, complete } = await reader.line(MOST_LINE);
    if (text.trim() !== "") lines.push(text.trim());
    if (lines.length > MOST_TRAILERS) throw malformed();
    if (!complete) return lines;
  }
}

function takeTrailer(line: string, names: readonly string[], trailers: Map<string, string>): void {
  const colon = line.indexOf(":");
  const name = line.slice(0, colon).toLowerCase();
  if (colon <= 0 || !names.includes(name) || trailers.has(name)) throw malformed();
  trailers.set(name, line.slice(colon + 1).trim());
}

const SIGNATURE = "x-amz-trailer-signature:";

// Every announced header has to come, and no other; the signature covers them as sent, one a line.
async function readTrailer(reader: ByteReader, names: readonly string[], body: ChunkedBody): Promise<void> {
  const lines = await trailerLines(reader);
  const headers = lines.filter((line) => !line.startsWith(SIGNATURE));
  const signatures = lines.filter((line) => line.startsWith(SIGNATURE));
  if (body.signer) {
    const [signature] = signatures;
    if (signature === undefined) throw new ObjectError("IncompleteBody");
    const expected = body.signer.trailer(headers.map((line) => `${line}\n`).join(""));
    if (signatures.length > 1 || !sameSignature(expected, signature.slice(SIGNATURE.length).trim())) {
      throw new ObjectError("SignatureDoesNotMatch");
    }
  } else if (signatures.length > 0) {
    throw malformed();
  }
  for (const line of headers) takeTrailer(line, names, body.trailers);
  if (names.some((name) => !body.trailers.has(name)))
    throw body.signer ? new ObjectError("IncompleteBody") : malformed();
}

/**
 * Takes the framing off a body in `aws-chunked` form, checking every chunk. The last, empty chunk has to be there (MinIO does without
 * it), and the data has to be as long as was announced.
 */
export async function* decodeChunks(stream: ByteStream, body: ChunkedBody, digests: Digests): ByteStream {
  const reader = readBytes(stream);
  let total = 0;
  for (;;) {
    const header = parseChunkHeader(await readLine(reader), body.signer !== undefined);
    total += header.size;
    if (total > body.length) throw new ObjectError("ExcessData");
    yield* chunkData(reader, header, body.signer, digests);
    if (header.size === 0) break;
    if ((await readLine(reader)) !== "") throw malformed();
  }
  if (total < body.length) throw new ObjectError("IncompleteBody");
  if (body.trailerNames) await readTrailer(reader, body.trailerNames, body);
}
