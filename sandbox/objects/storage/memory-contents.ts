import type { ByteStream } from "../signature/signed-request";
import type { Content, Contents } from "./contents";

/** A content that carries its bytes: it is gone when nothing refers to it any more, and snapshots share it. */
interface HeldContent extends Content {
  readonly pieces: readonly Uint8Array[];
}

function isHeld(content: Content): content is HeldContent {
  return "pieces" in content;
}

async function* slice(pieces: readonly Uint8Array[], start: number, length: number): ByteStream {
  let skip = start;
  let left = length;
  for (const piece of pieces) {
    if (left <= 0) return;
    if (skip >= piece.length) {
      skip -= piece.length;
      continue;
    }
    const part = piece.subarray(skip, skip + left);
    skip = 0;
    left -= part.length;
    yield part;
  }
}

/** Contents in memory. */
export function memoryContents(): Contents {
  return {
    async write(body) {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of body) {
        if (piece.length === 0) continue;
        pieces.push(piece);
        size += piece.length;
      }
      const held: HeldContent = { id: "", size, pieces };
      return held;
    },
    read: (content, start, length) => slice(isHeld(content) ? content.pieces : [], start, length),
  };
}
