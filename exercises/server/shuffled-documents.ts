import { createHash } from "node:crypto";
import type { Dataset } from "@/sandbox/engine";

/** The lines of one bulk request as pairs of action and document. */
const bulk = /^(POST [^\n]*_bulk[^\n]*\n)((?:\{[^\n]*\}[ \t]*\n?)+)/gm;

/**
 * The same documents, written in another order, so that what leans on the order of writing gives another result. The first document of
 * a request stays the first: exercises name it by its `_seq_no`. Requests that are no bulk, and objects, stay as they are.
 */
export function shuffledDocuments(dataset: Dataset): Dataset {
  const files = dataset.files.map((file) => ({ ...file, text: file.text.replace(bulk, shuffledBulk) }));
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  return { ...dataset, version, files, lasting: false };
}

function shuffledBulk(_whole: string, head: string, body: string): string {
  const lines = body.trimEnd().split("\n");
  const pairs = Array.from({ length: lines.length / 2 }, (_, i) => lines.slice(2 * i, 2 * i + 2).join("\n"));
  const [first, ...rest] = pairs;
  const evens = rest.filter((_, i) => i % 2 === 0);
  const odds = rest.filter((_, i) => i % 2 === 1);
  // Backwards, and cut like cards: no two neighbours stay together.
  return `${head}${[first, ...odds.reverse(), ...evens].join("\n")}\n`;
}
