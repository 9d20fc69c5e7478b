import type { Call, Command } from "../command";
import { step } from "../command";
import { McError } from "../mc-error";
import { readableSize } from "../sizes";
import { type Entry, listBuckets, listObjects, listVersions } from "../store/list";
import { causeOf } from "../store/refusal";
import { lsIncomplete } from "./ls-incomplete";
import { parseTarget, type StoreTarget, targetUrl } from "../target";
import { readableTime } from "../times";

interface Row extends Entry {
  /** As printed: without what the target already says. */
  readonly name: string;
  readonly ordinal: number;
}

function lineOf(row: Row, now: number): string {
  const time = readableTime(row.modified === "" ? now : Date.parse(row.modified));
  const size = readableSize(row.size).replace(" ", "").padStart(6);
  const storageClass = row.kind === "object" || row.kind === "marker" ? ` ${row.storageClass}` : "";
  const version =
    row.versionId === undefined || row.kind === "prefix"
      ? ""
      : ` ${row.versionId} v${row.ordinal} ${row.kind === "marker" ? "DEL" : "PUT"}`;
  return `[${time}] ${size}${storageClass}${version} ${row.name}\n`;
}

/** An entry as `--json` prints it. */
export function entryDocument(row: Row, url: string, now: number): object {
  const isFolder = row.kind === "bucket" || row.kind === "prefix";
  return {
    status: "success",
    type: isFolder ? "folder" : "file",
    lastModified: row.modified === "" ? new Date(now).toISOString() : row.modified,
    size: row.size,
    key: row.name,
    etag: row.etag,
    url,
    ...(row.versionId === undefined ? {} : { versionId: row.versionId }),
    versionOrdinal: row.ordinal,
    ...(row.kind === "marker" ? { isDeleteMarker: true } : {}),
    ...(isFolder ? {} : { storageClass: row.storageClass }),
  };
}

/** Rows with the number of each version, from 1 for the oldest, and names relative to the prefix's folder. */
export function rowsOf(entries: readonly Entry[], prefix: string): Row[] {
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  const left = new Map<string, number>();
  for (const { key } of entries) left.set(key, (left.get(key) ?? 0) + 1);
  return entries.map((entry) => {
    const ordinal = left.get(entry.key) ?? 1;
    left.set(entry.key, ordinal - 1);
    const name = entry.kind === "bucket" ? `${entry.key}/` : entry.key.slice(folder.length);
    return { ...entry, name, ordinal };
  });
}

/** The prefix that a target means: a folder without its slash is given it, where there is no object of the name. */
export async function prefixOf(target: StoreTarget): Promise<string> {
  const { alias, bucket, key } = target;
  if (key === "" || key.endsWith("/")) return key;
  const beside = await listObjects(alias, bucket, key, false);
  const isFolder = beside.some((entry) => entry.kind === "prefix" && entry.key === `${key}/`);
  return isFolder && !beside.some((entry) => entry.kind === "object" && entry.key === key) ? `${key}/` : key;
}

async function entriesOf(target: StoreTarget, prefix: string, call: Call): Promise<Entry[]> {
  const { alias, bucket } = target;
  const flat = call.flags.has("recursive");
  const wanted = call.flags.value("storage-class");
  const entries = call.flags.has("versions")
    ? await listVersions(alias, bucket, prefix, flat)
    : await listObjects(alias, bucket, prefix, flat);
  return entries.filter(
    (entry) => wanted === undefined || entry.kind !== "object" || entry.storageClass === wanted,
  );
}

async function listStore(target: StoreTarget, call: Call): Promise<Row[]> {
  const { alias, bucket } = target;
  if (bucket !== "") {
    const prefix = await prefixOf(target);
    const url = prefix === "" ? `${targetUrl(target)}/` : `${alias.url}/${bucket}/${prefix}`;
    return printRows(rowsOf(await entriesOf(target, prefix, call), prefix), url, call);
  }
  const buckets = await listBuckets(alias);
  if (!call.flags.has("recursive")) return printRows(rowsOf(buckets, ""), `${alias.url}/`, call);
  const lists = await Promise.all(
    buckets.map(async ({ key }) => {
      const entries = await entriesOf({ ...target, bucket: key }, "", call);
      return entries.map((entry) => ({ ...entry, key: `${key}/${entry.key}` }));
    }),
  );
  return printRows(rowsOf(lists.flat(), ""), `${alias.url}/`, call);
}

function printRows(rows: readonly Row[], url: string, call: Call): Row[] {
  const now = call.world.now();
  for (const row of rows) call.out.print(lineOf(row, now), entryDocument(row, url, now));
  return [...rows];
}

// Files as a folder of a disk shows them: a folder counts 4 KiB.
function listFiles(path: string, call: Call): Row[] {
  const { files } = call.world;
  const folder = path === "" || path.endsWith("/") ? path : `${path}/`;
  const inside = files.list().filter((file) => file.startsWith(folder) || file === path);
  if (inside.length === 0 && path !== "") {
    const where = `${files.path}/${path.replace(/\/$/, "")}`.replace(/\/[^/]*$/, (last) =>
      path.includes("/") ? "" : last,
    );
    throw new McError(
      "Unable to list folder.",
      { message: `Requested path \`${where}\` not found`, error: { Path: where } },
      "error",
    );
  }
  const names = new Set(
    inside.map((file) => {
      const rest = file === path ? (file.split("/").at(-1) ?? file) : file.slice(folder.length);
      return call.flags.has("recursive") || !rest.includes("/") ? rest : rest.slice(0, rest.indexOf("/") + 1);
    }),
  );
  const rows = [...names].sort().map((name): Row & { line: string } => {
    const isFolder = name.endsWith("/");
    const file = inside.find((one) => one === path || one.slice(folder.length).startsWith(name)) ?? "";
    const size = isFolder ? 4096 : (files.read(file)?.length ?? 0);
    const modified = new Date(files.modified(file)).toISOString();
    const line = `[${readableTime(files.modified(file))}] ${readableSize(size).replace(" ", "").padStart(6)} ${name}\n`;
    return {
      kind: isFolder ? "prefix" : "object",
      key: name,
      name,
      ordinal: 1,
      size,
      etag: "",
      modified,
      storageClass: "",
      line,
    };
  });
  for (const row of rows) {
    const { storageClass: _none, ...document } = {
      storageClass: "",
      ...entryDocument(row, `${files.path}/${folder}`, 0),
    };
    call.out.print(row.line, document);
  }
  return rows;
}

async function run(call: Call): Promise<void> {
  for (const text of call.args.length > 0 ? call.args : ["."]) {
    await step(call, async () => {
      const target = parseTarget(text, call.world);
      const rows =
        target.kind === "file"
          ? listFiles(target.path, call)
          : await listStore(target, call).catch((error: unknown) => {
              throw new McError("Unable to list folder.", causeOf(error), "error");
            });
      if (!call.flags.has("summarize")) return;
      const totalSize = rows.reduce((sum, { size }) => sum + size, 0);
      const totalObjects = rows.length;
      call.out.print(`\nTotal Size: ${readableSize(totalSize)}\nTotal Objects: ${totalObjects}\n`, {
        totalObjects,
        totalSize,
      });
    });
  }
}

async function listUnfinished(call: Call): Promise<void> {
  for (const text of call.args) {
    const target = parseTarget(text, call.world);
    if (target.kind === "store") await lsIncomplete(target, call);
  }
}

/** Lists buckets, objects and files. */
export const ls: Command = {
  name: "ls",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [
    { name: "versions" },
    { name: "recursive", short: "r" },
    { name: "incomplete", short: "I" },
    { name: "summarize" },
    { name: "storage-class", value: true },
  ],
  args: [0, 100],
  run: async (call) => (call.flags.has("incomplete") ? listUnfinished(call) : run(call)),
};
