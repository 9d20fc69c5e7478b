import type { Call } from "./command";
import { McError } from "./mc-error";
import { listObjects } from "./store/list";
import { headObject } from "./store/object";
import { causeOf, StoreRefusal } from "./store/refusal";
import { parseTarget, type Target } from "./target";
import type { Copy, Place } from "./transfer";

const MESSAGE = "Unable to prepare URL for copying.";

function refuse(message: string): never {
  throw new McError(MESSAGE, { message, error: {} }, "error");
}

/** What a source is: one file or object, a folder, or nothing. */
interface Source {
  readonly kind: "one" | "folder" | "none";
  readonly size: number;
}

function lastName(path: string): string {
  return path.replace(/\/$/, "").split("/").at(-1) ?? "";
}

async function lookAt(source: Target, call: Call): Promise<Source> {
  if (source.kind === "file") {
    const bytes = call.world.files.read(source.path);
    if (bytes) return { kind: "one", size: bytes.length };
    const folder = source.path.replace(/\/?$/, "/");
    return {
      kind: call.world.files.list().some((path) => path.startsWith(folder)) ? "folder" : "none",
      size: 0,
    };
  }
  const { alias, bucket, key } = source;
  if (key === "" || bucket === "") return { kind: "folder", size: 0 };
  const head = key.endsWith("/") ? undefined : await headObject(source);
  if (head) return { kind: "one", size: Number(head.headers["content-length"] ?? 0) };
  const inside = await listObjects(alias, bucket, key.replace(/\/?$/, "/"), true);
  return { kind: inside.length > 0 ? "folder" : "none", size: 0 };
}

// A target that names a folder: by its slash, as a bucket, or because it is there as one.
async function isFolder(target: Target, call: Call): Promise<boolean> {
  if (target.text.endsWith("/")) return true;
  if (target.kind === "store" && target.key === "") return true;
  try {
    return (await lookAt(target, call)).kind === "folder";
  } catch (error) {
    // A bucket that is not there is no folder; the copy itself will say so.
    if (error instanceof StoreRefusal) return false;
    throw error;
  }
}

/** The place of a name inside a target folder. */
export function placeIn(target: Target, name: string): Place {
  if (target.kind === "file") {
    const folder = target.path === "" ? "" : target.path.replace(/\/?$/, "/");
    return { kind: "file", path: folder + name };
  }
  const folder = target.key === "" ? "" : target.key.replace(/\/?$/, "/");
  return { kind: "store", target: { ...target, key: folder + name } };
}

function placeAt(target: Target): Place {
  return target.kind === "file" ? { kind: "file", path: target.path } : { kind: "store", target };
}

/** All files or objects of a folder, with their names relative to it. */
export async function insideOf(
  source: Target,
  call: Call,
): Promise<{ place: Place; name: string; size: number }[]> {
  if (source.kind === "file") {
    const folder = source.path === "" ? "" : source.path.replace(/\/?$/, "/");
    const paths = call.world.files.list().filter((path) => path.startsWith(folder));
    return paths.sort().map((path) => ({
      place: { kind: "file", path },
      name: path.slice(folder.length),
      size: call.world.files.read(path)?.length ?? 0,
    }));
  }
  const folder = source.key === "" ? "" : source.key.replace(/\/?$/, "/");
  const entries = await listObjects(source.alias, source.bucket, folder, true);
  return entries.map(({ key, size }) => ({
    place: { kind: "store", target: { ...source, key } },
    name: key.slice(folder.length),
    size,
  }));
}

// `data/` gives what is in it, `data` the folder itself.
async function planFolder(source: Target, target: Target, call: Call): Promise<Copy[]> {
  const path = source.kind === "file" ? source.path : source.key || source.bucket;
  const under = source.text.endsWith("/") ? "" : `${lastName(path)}/`;
  const inside = await insideOf(source, call);
  return inside.map(({ place, name, size }) => ({ from: place, to: placeIn(target, under + name), size }));
}

async function planOne(source: Target, target: Target, many: boolean, call: Call): Promise<Copy[]> {
  const { kind, size } = await lookAt(source, call);
  if (kind === "none") return refuse("Unable to guess the type of copy operation.");
  if (kind === "folder") {
    if (call.flags.has("recursive")) return planFolder(source, target, call);
    return refuse(`To copy or move '${source.text}' the --recursive flag is required.`);
  }
  const name = lastName(source.kind === "file" ? source.path : source.key);
  const into = many || (await isFolder(target, call));
  return [{ from: placeAt(source), to: into ? placeIn(target, name) : placeAt(target), size }];
}

/** Decides which copies the arguments of `cp` and `mv` ask for: the last one is the target. */
export async function planCopies(call: Call): Promise<Copy[]> {
  const target = parseTarget(call.args.at(-1) ?? "", call.world);
  const sources = call.args.slice(0, -1).map((text) => parseTarget(text, call.world));
  const plans: Copy[][] = [];
  for (const source of sources) {
    plans.push(
      await planOne(source, target, sources.length > 1, call).catch((error: unknown) => {
        throw error instanceof McError ? error : new McError(MESSAGE, causeOf(error), "error");
      }),
    );
  }
  return plans.flat();
}
