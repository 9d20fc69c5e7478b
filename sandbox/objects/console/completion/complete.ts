import { type CommandRow, commandTable, globalFlags } from "./command-table";
import { requestHeaders, requestMethods, requestParameters } from "./request-table";

/** What can be written at a caret instead of the text from `from` on. */
export interface Offers {
  from: number;
  offers: { label: string; detail?: string }[];
}

/** A bucket and its keys, sorted. */
export interface KnownBucket {
  name: string;
  keys: readonly string[];
}

const head = /^[ \t]*(?:presign[ \t]+)?(GET|PUT|POST|DELETE|HEAD)[ \t]+(\S*)/;

/** Name of the store in commands of `mc`. */
const ALIAS = "lab";

/** What the console's language and the buckets of the store offer at a caret; `undefined` where nothing is known. */
export function objectOffers(
  text: string,
  caret: number,
  buckets: readonly KnownBucket[],
): Offers | undefined {
  const lineStart = caret === 0 ? 0 : text.lastIndexOf("\n", caret - 1) + 1;
  const before = text.slice(lineStart, caret);
  const command = /^[ \t]*mc[ \t]+(.*)$/.exec(before);
  if (command) return inCommand(command[1] ?? "", caret, buckets);
  const request = /^[ \t]*(?:presign[ \t]+)?(GET|PUT|POST|DELETE|HEAD)[ \t]+(\S*)$/.exec(before);
  if (request) return inTarget(request[1] ?? "", request[2] ?? "", caret, buckets);
  const method = methodAbove(text, lineStart);
  if (method !== undefined && before !== "" && /^[\w-]*$/.test(before)) {
    const offers = [...requestHeaders(method), ...requestMethods].map((label) => ({ label }));
    return { from: lineStart, offers };
  }
  return atLineStart(before, lineStart, method);
}

function atLineStart(before: string, lineStart: number, method: string | undefined): Offers | undefined {
  const word = before.trimStart();
  if (!/^@?[A-Za-z]*$/.test(word)) return undefined;
  const steps = [...requestMethods, "mc", "presign", "@clock", "@dialect"].map((label) => ({ label }));
  const headers = method === undefined ? [] : requestHeaders(method).map((label) => ({ label }));
  return { from: lineStart + before.length - word.length, offers: [...headers, ...steps] };
}

/** Method of the request whose headers a line continues: no blank line stands between. */
function methodAbove(text: string, lineStart: number): string | undefined {
  const lines = text.slice(0, Math.max(0, lineStart - 1)).split("\n");
  for (const line of lines.toReversed()) {
    if (lineStart === 0 || line.trim() === "") return undefined;
    const found = head.exec(line);
    if (found) return found[1];
    if (!/^(?:#|[A-Za-z][\w-]*:)/.test(line)) return undefined;
  }
  return undefined;
}

function inTarget(
  method: string,
  target: string,
  caret: number,
  buckets: readonly KnownBucket[],
): Offers | undefined {
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  const slash = path.indexOf("/", 1);
  if (question >= 0) {
    const words = target.slice(question + 1).split("&");
    const word = words.at(-1) ?? "";
    const isObject = slash > 0 && slash < path.length - 1;
    if (word.startsWith("prefix=") && !isObject)
      return keysBelow(path.slice(1).replace(/\/$/, ""), word.slice("prefix=".length), caret, buckets);
    if (word.includes("=")) return undefined;
    const used = words.slice(0, -1).map((pair) => pair.split("=")[0]);
    const names = requestParameters(isObject ? "object" : "bucket", method);
    const offers = names.filter((name) => !used.includes(name.split("=")[0])).map((label) => ({ label }));
    return { from: caret - word.length, offers };
  }
  if (slash < 0) {
    const word = path.replace(/^\//, "");
    return {
      from: caret - word.length,
      offers: buckets.map(({ name }) => ({ label: name, detail: "bucket" })),
    };
  }
  return keysBelow(path.slice(1, slash), path.slice(slash + 1), caret, buckets);
}

/** Keys of a bucket one level below what is written: up to the next slash, as a listing with a delimiter has them. */
function keysBelow(
  bucket: string,
  written: string,
  caret: number,
  buckets: readonly KnownBucket[],
): Offers | undefined {
  const found = buckets.find(({ name }) => name === bucket);
  if (!found) return undefined;
  const folder = written.slice(0, written.lastIndexOf("/") + 1);
  const below = found.keys
    .filter((key) => key.startsWith(folder))
    .map((key) => {
      const slash = key.indexOf("/", folder.length);
      return slash < 0 ? key.slice(folder.length) : key.slice(folder.length, slash + 1);
    });
  const offers = [...new Set(below)].map((label) => ({
    label,
    ...(label.endsWith("/") ? { detail: "prefix" } : {}),
  }));
  return { from: caret - (written.length - folder.length), offers };
}

// --- mc ---------------------------------------------------------------------

function inCommand(line: string, caret: number, buckets: readonly KnownBucket[]): Offers | undefined {
  const words = line.split(/[ \t]+/);
  const word = words.at(-1) ?? "";
  const written = words.slice(0, -1).filter((each) => !each.startsWith("-"));
  const command = commandOf(written);
  if (word.startsWith("-")) return { from: caret - word.length, offers: flagsOf(command, words) };
  if (!command) {
    const next = commandTable.filter(({ words: own }) => written.every((each, at) => own[at] === each));
    const offers = new Map(next.map((row) => [row.words[written.length] ?? "", row]));
    return {
      from: caret - word.length,
      offers: [...offers].map(([label, row]) =>
        row.words.length === written.length + 1 ? { label, detail: row.usage } : { label },
      ),
    };
  }
  return inPlace(command, words, word, caret, buckets);
}

/** The command that the words begin with. */
function commandOf(words: readonly string[]): CommandRow | undefined {
  const matches = commandTable.filter(({ words: own }) => own.every((each, at) => words[at] === each));
  return matches.toSorted((a, b) => b.words.length - a.words.length)[0];
}

function flagsOf(command: CommandRow | undefined, words: readonly string[]): Offers["offers"] {
  const used = new Set(words.slice(0, -1));
  return [...(command?.flags ?? []), ...globalFlags]
    .filter(({ name, short }) => !used.has(`--${name}`) && !(short !== undefined && used.has(`-${short}`)))
    .map(({ name, short, value }) => ({
      label: `--${name}`,
      ...(short === undefined && !value
        ? {}
        : { detail: [short && `-${short}`, value && "value"].filter(Boolean).join(", ") }),
    }));
}

function inPlace(
  command: CommandRow,
  words: readonly string[],
  word: string,
  caret: number,
  buckets: readonly KnownBucket[],
): Offers | undefined {
  // Behind a flag with a value the word is that value, not a place.
  const last = words.at(-2)?.replace(/^--?/, "");
  if (
    words.at(-2)?.startsWith("-") &&
    command.flags.some(({ name, short, value }) => value && (name === last || short === last))
  )
    return undefined;
  const permission =
    command.words.join(" ") === "anonymous set" && words.filter((each) => !each.startsWith("-")).length === 3;
  if (permission) {
    const offers = ["download", "upload", "public", "private"].map((label) => ({ label }));
    return { from: caret - word.length, offers };
  }
  const [alias = "", bucket = "", ...key] = word.split("/");
  if (!word.includes("/")) return { from: caret - word.length, offers: [{ label: `${ALIAS}/` }] };
  if (alias !== ALIAS) return undefined;
  if (word.split("/").length === 2)
    return {
      from: caret - bucket.length,
      offers: buckets.map(({ name }) => ({ label: `${name}/`, detail: "bucket" })),
    };
  return keysBelow(bucket, key.join("/"), caret, buckets);
}
