import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "@/sandbox/engine";

/** Something that no file of the site may hold. */
export interface Secret {
  /** What it is, for the message: never the text itself. */
  what: string;
  text: string;
}

/** A file of the site that holds a secret. */
export interface Leak {
  file: string;
  what: string;
}

/** Everything that a browser can ask for: pages and what they are made of, source maps, published data. */
export const sitePlaces = [".next/static", ".next/server/app", "public"];

/** Files in which a secret stands, whatever blanks, quotes or escapes stand between its words. */
export function findLeaks(root: string, secrets: Secret[]): Leak[] {
  const bare = secrets.map(({ what, text }) => ({ what, text: wordsOf(text) }));
  const leaks: Leak[] = [];
  for (const file of sitePlaces.flatMap((place) => filesIn(root, place))) {
    const text = readFileSync(join(root, file), "utf8");
    // Highlighted code is full of tags.
    const words = wordsOf(file.endsWith(".html") ? text.replaceAll(/<[^<>]*>/g, "") : text);
    for (const { what, text } of bare) if (holds(words, text)) leaks.push({ file, what });
  }
  return leaks;
}

/** Whether the words of one text stand in another, in order and whole. */
export const holds = (words: string, some: string): boolean => ` ${words} `.includes(` ${some} `);

/** Letters and digits alone: escapes of JSON, HTML and JavaScript leave these as they are. */
export const wordsOf = (text: string): string =>
  text
    .replaceAll(/\\[nrt]/g, " ")
    .replaceAll(/&#x?[0-9a-f]+;|&\w+;/gi, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function filesIn(root: string, place: string): string[] {
  if (!existsSync(join(root, place))) return [];
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(html|js|mjs|json|map|rsc|txt|body|meta|css|sql|xml)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Texts of several words that stand in hidden rows and in no open ones. */
export function canaries(open: Dataset[], hidden: Dataset[]): string[] {
  const known = new Set(open.flatMap(textsIn));
  return [...new Set(hidden.flatMap(textsIn))].filter((text) => !known.has(text));
}

/** Values in quotes: names, titles, addresses, instants. */
const textsIn = ({ files }: Dataset): string[] =>
  files
    .filter(({ path }) => !path.endsWith("schema.sql"))
    .flatMap(({ text }) => [...text.matchAll(/'((?:[^']|'')+)'/g)].map(([, value = ""]) => value))
    .filter((value) => value.length >= 10 && /[ @:-]/.test(value));
