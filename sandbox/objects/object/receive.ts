import { fromBase64, toBase64 } from "../digest/base64";
import { startChecksum } from "../digest/checksum";
import type { ChecksumName, Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "../request";
import type { Store } from "../rest/store";
import type { Authenticated } from "../signature/authentication";
import type { Content } from "../storage/contents";
import { type AnnouncedChecksum, announcedChecksum } from "./checksum-headers";

/** Bytes that arrived whole and are what they should be. */
export interface Received {
  readonly content: Content;
  readonly size: number;
  /** Hexadecimal MD5. */
  readonly etag: string;
  readonly checksum?: { readonly name: ChecksumName; readonly value: string };
}

/** What is said about a body before it comes. */
export interface Expectation {
  readonly md5?: string;
  readonly checksum?: AnnouncedChecksum;
  /** The checksum is wanted, not announced: there is nothing to compare it with. */
  readonly computed?: boolean;
  /** Bytes, where they were announced. */
  readonly length?: number;
}

/** The MD5 that `Content-MD5` announces, in base64; one that cannot be is InvalidDigest. */
export function parseContentMd5(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (fromBase64(text.trim())?.length !== 16) throw new ObjectError("InvalidDigest");
  return text.trim();
}

/** What the headers of a request say about its body. */
export function expectationOf(headers: Readonly<Record<string, string>>, signed: Authenticated): Expectation {
  const md5 = parseContentMd5(headers["content-md5"]);
  const checksum = announcedChecksum(headers, signed.trailerNames);
  return {
    ...(md5 === undefined ? {} : { md5 }),
    ...(checksum ? { checksum } : {}),
    ...(signed.length === undefined ? {} : { length: signed.length }),
  };
}

interface Sums {
  readonly md5: Uint8Array;
  readonly checksum: string | undefined;
  readonly size: number;
}

// Passes bytes on while they are counted and digested; what does not fit throws at the end, before anything is kept.
async function* digesting(
  body: ByteStream,
  name: ChecksumName | undefined,
  digests: Digests,
  check: (sums: Sums) => void,
): ByteStream {
  const md5 = digests.start("md5");
  const checksum = name && startChecksum(name, digests);
  let size = 0;
  for await (const bytes of body) {
    size += bytes.length;
    md5.update(bytes);
    checksum?.update(bytes);
    yield bytes;
  }
  check({ md5: md5.finish(), checksum: checksum && toBase64(checksum.finish()), size });
}

/**
 * Reads a body to its end and keeps it. Nothing is kept of a body that is shorter than announced, or whose MD5, checksum or signature
 * is another. `trailers` hold a checksum that follows behind the body.
 */
export async function receive(
  body: ByteStream,
  expected: Expectation,
  store: Store,
  trailers: ReadonlyMap<string, string> = new Map(),
): Promise<Received> {
  let sums: Sums | undefined;
  const announced = expected.checksum;
  const check = (found: Sums): void => {
    if (expected.length !== undefined && found.size < expected.length)
      throw new ObjectError("IncompleteBody");
    if (expected.md5 !== undefined && toBase64(found.md5) !== expected.md5)
      throw new ObjectError("BadDigest");
    if (announced && expected.computed !== true) {
      const value = announced.value || trailers.get(`x-amz-checksum-${announced.name}`);
      if (value !== found.checksum) throw new ObjectError("ContentChecksumMismatch");
    }
    sums = found;
  };
  const content = await store.contents.write(digesting(body, announced?.name, store.digests, check));
  if (!sums) throw new ObjectError("IncompleteBody");
  const value = sums.checksum;
  return {
    content,
    size: sums.size,
    etag: toHex(sums.md5),
    ...(announced && value !== undefined ? { checksum: { name: announced.name, value } } : {}),
  };
}
