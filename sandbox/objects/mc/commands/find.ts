import { matchesWildcard } from "../../policy/wildcard";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { parseSize, readableSize } from "../sizes";
import { type Entry, listBuckets, listObjects } from "../store/list";
import { causeOf } from "../store/refusal";
import { storeText, type StoreTarget } from "../target";
import { parseDuration, readableTime } from "../times";

function size(call: Call, name: string): number | undefined {
  const text = call.flags.value(name);
  if (text === undefined) return undefined;
  const bytes = parseSize(text);
  if (bytes === undefined)
    throw new McError(`Unable to parse --${name}=\`${text}\`.`, {
      message: 'strconv.ParseFloat: parsing "": invalid syntax',
      error: {},
    });
  return bytes;
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    throw new McError(`Unable to parse --regex=\`${text}\`.`, { message: reason, error: {} });
  }
}

/** Holds an entry against every condition of the call. */
function matcher(call: Call): (entry: Entry, text: string) => boolean {
  const value = (name: string): string | undefined => call.flags.value(name);
  const [name, path, regex, ignore] = [value("name"), value("path"), value("regex"), value("ignore")];
  const [larger, smaller] = [size(call, "larger"), size(call, "smaller")];
  const expression = regex === undefined ? undefined : pattern(regex);
  const [older, newer] = [value("older-than"), value("newer-than")];
  return (entry, text) => {
    const age = (call.world.now() - Date.parse(entry.modified)) / 1000;
    const base = text.slice(text.lastIndexOf("/") + 1);
    return (
      (name === undefined || matchesWildcard(name, base)) &&
      (path === undefined || matchesWildcard(path, text)) &&
      (expression === undefined || expression.test(text)) &&
      (ignore === undefined || !matchesWildcard(ignore, text)) &&
      (larger === undefined || entry.size > larger) &&
      (smaller === undefined || entry.size < smaller) &&
      (older === undefined || age >= (parseDuration(older) ?? 0)) &&
      (newer === undefined || age < (parseDuration(newer) ?? 0))
    );
  };
}

function formatted(format: string, text: string, entry: Entry): string {
  const slash = text.lastIndexOf("/");
  const parts: Readonly<Record<string, string>> = {
    "": text,
    base: text.slice(slash + 1),
    dir: text.slice(0, slash),
    size: readableSize(entry.size),
    time: readableTime(Date.parse(entry.modified)),
  };
  return format.replace(
    /\{("?)(base|dir|size|time|)\1\}/g,
    (_whole, quote: string, name: string) => `${quote}${parts[name] ?? ""}${quote}`,
  );
}

// With `--maxdepth` mc prints the folder at that depth, once for each object under it.
function cut(text: string, target: StoreTarget, depth: number): string {
  if (depth === 0) return text;
  const start = storeText(target, target.key === "" ? "" : target.key.replace(/\/?$/, "/"));
  const rest = text.slice(start.length).split("/");
  return rest.length >= depth
    ? `${start}${rest
        .slice(0, depth - 1)
        .map((part) => `${part}/`)
        .join("")}`
    : text;
}

// In a whole store the buckets are found as well, each before what is in it.
async function entriesOf(target: StoreTarget): Promise<Entry[]> {
  const { alias, bucket, key } = target;
  const folder = key === "" ? "" : key.replace(/\/?$/, "/");
  if (bucket !== "")
    return (await listObjects(alias, bucket, folder, true)).map((entry) => ({
      ...entry,
      key: `${bucket}/${entry.key}`,
    }));
  const entries: Entry[] = [];
  for (const found of await listBuckets(alias)) {
    const inside = await listObjects(alias, found.key, "", true);
    entries.push(found, ...inside.map((entry) => ({ ...entry, key: `${found.key}/${entry.key}` })));
  }
  return entries;
}

async function run(call: Call): Promise<void> {
  const [text = ""] = call.args;
  const failed = `Unable to stat \`${text}\`.`;
  const target = storeTarget(call, text, failed);
  const entries = await entriesOf(target).catch((error: unknown) => {
    throw new McError(failed, causeOf(error));
  });
  if (entries.length === 0 && target.key !== "")
    throw new McError(failed, { message: "Object does not exist", error: {} });
  const matches = matcher(call);
  const format = call.flags.value("print");
  const depth = Number(call.flags.value("maxdepth") ?? 0);
  for (const entry of entries) {
    const path = `${target.aliasName}/${entry.key}`;
    if (!matches(entry, path)) continue;
    const shown = format === undefined ? cut(path, target, depth) : formatted(format, path, entry);
    const { modified: lastModified, size } = entry;
    call.out.print(`${shown}\n`, { status: "success", type: "", lastModified, size, key: shown, etag: "" });
  }
}

const VALUES = [
  "name",
  "path",
  "regex",
  "ignore",
  "larger",
  "smaller",
  "older-than",
  "newer-than",
  "print",
  "maxdepth",
];

/** Finds objects by name, path, size and age. */
export const find: Command = {
  name: "find",
  usage: "PATH [FLAGS]",
  flags: VALUES.map((name) => ({ name, value: true })),
  args: [1, 1],
  run,
};
