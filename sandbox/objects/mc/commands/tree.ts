import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { type Entry, listBuckets, listObjects } from "../store/list";
import { causeOf } from "../store/refusal";
import type { StoreTarget } from "../target";
import { targetUrl } from "../target";
import { entryDocument, rowsOf } from "./ls";

// One level: files first, then folders with what is in them.
function branches(names: readonly string[], files: boolean, depth: number, indent: string): string {
  if (depth === 0) return "";
  const own = files ? names.filter((name) => name !== "" && !name.includes("/")) : [];
  const folders = [
    ...new Set(names.filter((name) => name.includes("/")).map((name) => name.slice(0, name.indexOf("/")))),
  ];
  const items = [...own, ...folders];
  return items
    .map((item, i) => {
      const last = i === items.length - 1;
      const inner = names
        .filter((name) => name.startsWith(`${item}/`))
        .map((name) => name.slice(item.length + 1));
      return `${indent}${last ? "└─ " : "├─ "}${item}\n${branches(inner, files, depth - 1, `${indent}${last ? "   " : "│  "}`)}`;
    })
    .join("");
}

async function entriesOf({ alias, bucket, key }: StoreTarget): Promise<Entry[]> {
  if (bucket !== "") return listObjects(alias, bucket, key === "" ? "" : key.replace(/\/?$/, "/"), true);
  const entries: Entry[] = [];
  for (const { key: name } of await listBuckets(alias)) {
    const inside = await listObjects(alias, name, "", true);
    entries.push(...inside.map((entry) => ({ ...entry, key: `${name}/${entry.key}` })));
  }
  return entries;
}

async function run(call: Call): Promise<void> {
  for (const text of call.args) {
    const target = storeTarget(call, text, `Unable to tree \`${text}\`.`);
    const entries = await entriesOf(target).catch((error: unknown) => {
      throw new McError(`Unable to tree \`${text}\`.`, causeOf(error));
    });
    if (entries.length === 0 && target.key !== "") {
      throw new McError(`Unable to tree \`${text}\`.`, { message: "Object does not exist", error: {} });
    }
    const folder = target.key === "" ? "" : target.key.replace(/\/?$/, "/");
    const rows = rowsOf(entries, target.bucket === "" ? "" : folder);
    const asked = Number(call.flags.value("depth") ?? -1);
    // Depth 1 shows the folders of the target and those right inside them.
    const depth = asked < 0 ? Number.POSITIVE_INFINITY : asked + 1;
    const names = rows.map(({ name }) => name);
    call.out.print(`${text.replace(/\/$/, "")}\n${branches(names, call.flags.has("files"), depth, "")}`);
    const url = `${targetUrl({ ...target, key: folder }).replace(/\/$/, "")}/`;
    for (const row of rows) call.out.print(undefined, entryDocument(row, url, call.world.now()));
  }
}

/** Draws folders, and with `-f` objects, as a tree. */
export const tree: Command = {
  name: "tree",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [
    { name: "files", short: "f" },
    { name: "depth", short: "d", value: true },
  ],
  args: [1, 100],
  run,
};
