/** Part of a reply. */
export interface ReplyPart {
  text: string;
  /** Path and query, when the part is a presigned address of the page's store. */
  target?: string;
}

// The store of a page answers for this name alone: an address signed for another is right only there.
const ADDRESS = /(http:\/\/localhost:9000(\/[^\s"'<>\\]*[?&]X-Amz-Signature=[0-9a-f]{64}[^\s"'<>\\]*))/;

/** Takes a reply apart at the presigned addresses in it. Together the parts are the text. */
export function presignedAddresses(text: string): ReplyPart[] {
  const pieces = text.split(ADDRESS);
  const parts: ReplyPart[] = [];
  // Splitting at two groups gives text, address, target, text, and so on.
  for (let at = 0; at < pieces.length; at += 3) {
    const [before = "", address, target] = pieces.slice(at, at + 3);
    if (before !== "") parts.push({ text: before });
    if (address !== undefined && target !== undefined) parts.push({ text: address, target });
  }
  return parts;
}
