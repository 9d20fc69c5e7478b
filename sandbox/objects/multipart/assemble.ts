import { fromBase64, toBase64 } from "../digest/base64";
import { startChecksum } from "../digest/checksum";
import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { ObjectError } from "../errors/object-error";
import { readContent } from "../object/read-content";
import type { Store } from "../rest/store";
import type { Upload } from "../state/bucket";
import type { Checksum, ObjectPart } from "../state/object-version";
import type { AskedPart } from "./read-parts";

const LEAST_PART = 5 * 1024 * 1024;

function findPart(upload: Upload, asked: AskedPart): ObjectPart {
  const part = upload.parts.get(asked.number);
  if (!part || part.etag !== asked.etag) throw new ObjectError("InvalidPart");
  if (upload.checksum && part.checksum !== asked.checksums.get(upload.checksum.name)) {
    // Parts of a checksum over the whole object need not be told one by one.
    const told = asked.checksums.get(upload.checksum.name);
    if (told !== undefined || upload.checksum.type === "COMPOSITE") throw new ObjectError("InvalidPart");
  }
  return part;
}

/** The parts of an object, as a request lists them: in order, each there, each but the last of 5 MiB at least. */
export function chooseParts(upload: Upload, asked: readonly AskedPart[]): readonly ObjectPart[] {
  const parts = asked.map((each) => findPart(upload, each));
  if (parts.slice(0, -1).some(({ size }) => size < LEAST_PART)) throw new ObjectError("EntityTooSmall");
  return parts;
}

function unhex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
}

/** The ETag of an object made of parts: the MD5 of their MD5s, and how many they are. */
export function multipartEtag(parts: readonly ObjectPart[], digests: Digests): string {
  const md5 = digests.start("md5");
  for (const { etag } of parts) md5.update(unhex(etag));
  return `${toHex(md5.finish())}-${parts.length}`;
}

/** The checksum of an object made of parts: of the checksums of its parts, or of all its bytes. */
export async function multipartChecksum(
  upload: Upload,
  parts: readonly ObjectPart[],
  store: Store,
): Promise<Checksum | undefined> {
  if (!upload.checksum) return undefined;
  const { name, type } = upload.checksum;
  const sum = startChecksum(name, store.digests);
  if (type === "COMPOSITE") {
    for (const { checksum } of parts) sum.update(fromBase64(checksum ?? "") ?? new Uint8Array(0));
  } else {
    const whole = { content: parts.map(({ content }) => content) };
    const length = parts.reduce((bytes, { size }) => bytes + size, 0);
    for await (const bytes of readContent(whole, { start: 0, length }, store.contents)) sum.update(bytes);
  }
  return { name, type, value: toBase64(sum.finish()) };
}
