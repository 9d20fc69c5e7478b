import type { ByteStream } from "../request";
import type { ObjectVersion } from "../state/object-version";
import type { Contents } from "../storage/contents";
import type { ByteRange } from "./range";

async function* joined(streams: readonly ByteStream[]): ByteStream {
  for (const stream of streams) yield* stream;
}

/** Bytes of an object, out of all the contents that it is made of. All are asked for at once, so that none is removed while others are read. */
export function readContent(
  version: Pick<ObjectVersion, "content">,
  range: ByteRange,
  contents: Contents,
): ByteStream {
  const streams: ByteStream[] = [];
  let { start, length } = range;
  for (const content of version.content) {
    if (length <= 0) break;
    if (start >= content.size) {
      start -= content.size;
      continue;
    }
    const taken = Math.min(length, content.size - start);
    streams.push(contents.read(content, start, taken));
    length -= taken;
    start = 0;
  }
  return joined(streams);
}
