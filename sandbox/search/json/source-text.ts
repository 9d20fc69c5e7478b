import type { Place } from "./node";

/** The text that nodes came from. Places are counted only when an error asks for one, so that reading stays fast. */
export class SourceText {
  constructor(readonly text: string) {}

  /** Place of the UTF-16 unit at `offset`; columns count UTF-8 bytes. */
  place(offset: number): Place {
    let line = 1;
    let start = 0;
    for (
      let next = this.text.indexOf("\n");
      next >= 0 && next < offset;
      next = this.text.indexOf("\n", start)
    ) {
      line++;
      start = next + 1;
    }
    return { line, column: 1 + utf8Length(this.text, start, offset) };
  }
}

/** How many characters of a text Jackson quotes in its errors. */
const LONGEST_QUOTE = 500;

/** Where a fault is, as Jackson ends its messages. */
export function describeSource(text: string, { line, column }: Place): string {
  const shown = Array.from(text.slice(0, LONGEST_QUOTE), escapeControl).join("");
  const rest = utf8Length(text, Math.min(text.length, LONGEST_QUOTE));
  const cut = rest > 0 ? `[truncated ${rest} bytes]` : "";
  return `[Source: (byte[])"${shown}"${cut}; line: ${line}, column: ${column}]`;
}

function escapeControl(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? `\\u${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
}

/** A text in UTF-8. */
export function utf8Bytes(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "?"));
  return (escaped.match(/%[0-9A-F]{2}|[^%]/g) ?? []).map((part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  );
}

/** Bytes of a part of a text in UTF-8. */
export function utf8Length(text: string, from = 0, to = text.length): number {
  let bytes = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
