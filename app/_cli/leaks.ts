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

/** The names of time zones give nothing away: PGlite lists them all, as files of its own. */
const zones = new Set(Intl.supportedValuesOf("timeZone"));

/** Texts of several words that stand in hidden rows and in no open ones. */
export function canaries(open: Dataset[], hidden: Dataset[]): string[] {
  const known = open.map(({ files }) => wordsOf(files.map(({ text }) => text).join("\n")));
  return [...new Set(hidden.flatMap(textsIn))].filter(
    (text) => !zones.has(text) && !known.some((words) => holds(words, wordsOf(text))),
  );
}

/** What names a thing, in the files of each engine: values in quotes of SQL, the `sku` of a document, the key of an object. */
const namings: Record<string, RegExp> = {
  sql: /'((?:[^']|'')+)'/g,
  http: /"sku": ?"([^"]+)"/g,
  s3: /^PUT \/(\S+\/\S+)$/gm,
};

const textsIn = ({ files }: Dataset): string[] =>
  files
    .filter(({ path }) => !path.endsWith("schema.sql"))
    .flatMap(({ path, text }) => {
      const naming = namings[path.slice(path.lastIndexOf(".") + 1)];
      return naming ? [...text.matchAll(naming)].map(([, value = ""]) => value) : [];
    })
    .filter((value) => value.length >= 8 && /[ @:/-]/.test(value));
