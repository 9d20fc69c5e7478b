import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { toUtf8 } from "../digest/utf8";
import { startChunkSigner } from "../signature/chunk-signer";
import { digestValue, join } from "./body";
import type { RecordedChunks } from "./scenario";

/** What chunk signatures start from. */
export type ChunkSeed = Parameters<typeof startChunkSigner>[0];

const ZEROS = "0".repeat(64);

function sha256(bytes: Uint8Array, digests: Digests): string {
  const digest = digests.start("sha256");
  digest.update(bytes);
  return toHex(digest.finish());
}

function flipped(bytes: Uint8Array, at: number | undefined): Uint8Array {
  if (at === undefined) return bytes;
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

function pieces(body: Uint8Array, size: number): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) all.push(body.subarray(at, at + size));
  return all;
}

/** A body in `aws-chunked` form; without a seed its chunks are not signed. `hasTrailer` is what the form says. */
export function encodeChunks(
  body: Uint8Array,
  chunks: RecordedChunks,
  form: { readonly seed: ChunkSeed | undefined; readonly hasTrailer: boolean },
  digests: Digests,
): Uint8Array {
  const signer = form.seed && startChunkSigner(form.seed, digests);
  const data = [...pieces(body, chunks.chunk ?? 65_536), ...(chunks.omitFinal ? [] : [new Uint8Array(0)])];
  const out: Uint8Array[] = [];
  for (const [i, piece] of data.entries()) {
    const signature = signer?.chunk(sha256(piece, digests));
    const written = chunks.bad?.chunkSignature === i ? ZEROS : signature;
    out.push(
      toUtf8(`${piece.length.toString(16)}${written === undefined ? "" : `;chunk-signature=${written}`}\r\n`),
    );
    if (piece.length > 0) out.push(i === 0 ? flipped(piece, chunks.flipByte) : piece, toUtf8("\r\n"));
  }
  if (!form.hasTrailer) return join([...out, ...(chunks.omitFinal ? [] : [toUtf8("\r\n")])]);
  const trailer = Object.entries(chunks.trailer ?? {}).map(([name, value]) => [
    name,
    digestValue(value, body, digests),
  ]);
  for (const [name, value] of trailer) out.push(toUtf8(`${name}:${value}\r\n`));
  const signature = signer?.trailer(trailer.map(([name, value]) => `${name}:${value}\n`).join(""));
  if (signature !== undefined) {
    out.push(toUtf8(`x-amz-trailer-signature:${chunks.bad?.trailerSignature ? ZEROS : signature}\r\n`));
  }
  return join([...out, toUtf8("\r\n")]);
}
