import { utf8Bytes } from "../../json/source-text";

/** An id as the bytes by which Elasticsearch keeps it (its `Uid`), in Lucene's brackets: `[fe 1f]` is `1`. */
export function uidText(id: string): string {
  const bytes = /^\d+$/.test(id) ? digits(id) : [0xff, ...utf8Bytes(id)];
  return `[${bytes.map((byte) => byte.toString(16)).join(" ")}]`;
}

/** Two digits a byte; an odd one is filled with f. */
function digits(id: string): number[] {
  const pairs = id.match(/\d{1,2}/g) ?? [];
  return [0xfe, ...pairs.map((pair) => Number.parseInt(pair.padEnd(2, "f"), 16))];
}
