import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { readableSize } from "../sizes";
import { type Entry, listBuckets, listObjects, listVersions } from "../store/list";
import { causeOf } from "../store/refusal";
import type { StoreTarget } from "../target";

interface Usage {
  readonly prefix: string;
  readonly size: number;
  readonly objects: number;
}

function usageOf(entries: readonly Entry[], prefix: string): Usage {
  const files = entries.filter((entry) => entry.kind === "object");
  return {
    prefix: prefix.replace(/\/$/, ""),
    size: files.reduce((sum, { size }) => sum + size, 0),
    objects: files.length,
  };
}

// Folders before what holds them, as deep as asked: depth 1 is the target alone.
function usages(entries: readonly Entry[], prefix: string, depth: number): Usage[] {
  const names = entries.map(({ key }) => key.slice(prefix.length)).filter((name) => name.includes("/"));
  const folders = depth > 1 ? [...new Set(names.map((name) => name.slice(0, name.indexOf("/") + 1)))] : [];
  const inner = folders.flatMap((folder) => {
    const under = prefix + folder;
    return usages(
      entries.filter(({ key }) => key.startsWith(under)),
      under,
      depth - 1,
    );
  });
  return [...inner, usageOf(entries, prefix)];
}

async function entriesOf({ alias, bucket, key }: StoreTarget, call: Call): Promise<Entry[]> {
  const list = call.flags.has("versions") ? listVersions : listObjects;
  const buckets = bucket === "" ? (await listBuckets(alias)).map((one) => one.key) : [bucket];
  const folder = key === "" ? "" : key.replace(/\/?$/, "/");
  const entries: Entry[] = [];
  for (const one of buckets) {
    for (const entry of await list(alias, one, folder, true))
      entries.push({ ...entry, key: `${one}/${entry.key}` });
  }
  return entries;
}

const INVALID = {
  message: "Invalid arguments provided, please refer `mc <command> -h` for relevant documentation.",
  error: {},
};

async function run(call: Call): Promise<void> {
  const depth = call.flags.has("recursive")
    ? Number.POSITIVE_INFINITY
    : Number(call.flags.value("depth") ?? 1);
  for (const text of call.args) {
    await step(call, async () => {
      const target = storeTarget(call, text, `Failed to find disk usage of \`${text}\` recursively.`);
      const entries = await entriesOf(target, call).catch((error: unknown) => {
        throw new McError(
          `Failed to find disk usage of \`${text}\` recursively.`,
          causeOf(error, "plain"),
          "error",
        );
      });
      const { bucket, key } = target;
      if (entries.length === 0 && key !== "") {
        throw new McError(
          `Source \`${text}\` is not a folder. Only folders are supported by 'du' command.`,
          INVALID,
        );
      }
      const prefix = bucket === "" ? "" : `${bucket}/${key === "" ? "" : key.replace(/\/?$/, "/")}`;
      for (const usage of usages(entries, prefix, depth)) {
        const isVersions = call.flags.has("versions");
        const counted = `${usage.objects} ${isVersions ? "version" : "object"}${usage.objects === 1 ? "" : "s"}`;
        const line = `${readableSize(usage.size).replace(" ", "")}\t${counted}\t${usage.prefix}\n`;
        call.out.print(line, { ...usage, status: "success", isVersions });
      }
    });
  }
}

/** Sums up sizes by folder. */
export const du: Command = {
  name: "du",
  usage: "[FLAGS] TARGET",
  flags: [
    { name: "depth", short: "d", value: true },
    { name: "recursive", short: "r" },
    { name: "versions" },
  ],
  args: [1, 100],
  run,
};
