import { toUtf8 } from "../../digest/utf8";
import { childOf, childrenOf, element, textOf } from "../../xml/node";
import { writeXml } from "../../xml/write";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send, sendForXml } from "../store/send";
import { type StoreTarget, targetUrl } from "../target";
import type { StoreRequest } from "../world";

function request(target: StoreTarget, method: string, call: Call): StoreRequest {
  const { bucket, key } = target;
  const versionId = call.flags.value("version-id");
  const version = versionId === undefined ? [] : [["versionId", versionId] as const];
  return { method, bucket, ...(key === "" ? {} : { key }), query: [["tagging", ""], ...version] };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function parseTags(text: string, message: string): (readonly [string, string])[] {
  const pairs = text
    .split("&")
    .map((pair) => [decode(pair.split("=", 1)[0] ?? ""), decode(pair.slice(pair.indexOf("=") + 1))] as const);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) {
    throw new McError(message, { message: "Cannot provide multiple Tags with the same key", error: {} });
  }
  return pairs;
}

async function run(
  call: Call,
  failed: string,
  work: (target: StoreTarget, url: string) => Promise<void>,
): Promise<void> {
  const target = storeTarget(call, call.args[0] ?? "");
  const url = targetUrl(target);
  await work(target, url).catch((error: unknown) => {
    throw error instanceof McError ? error : new McError(`${failed} ${url}`, causeOf(error, "plain"));
  });
}

async function list(target: StoreTarget, url: string, call: Call): Promise<void> {
  const versionID = call.flags.value("version-id") ?? "";
  const tags = await readTags(target, call);
  if (tags.length === 0 && target.key === "") {
    const message = "check 'mc tag set --help' on how to set tags";
    throw new McError(`No tags found  for ${url}`, { message, error: {} });
  }
  const width = Math.max(4, ...tags.map(([name]) => name.length));
  const lines = tags.map(([name, value]) => `${name.padEnd(width)} : ${value}\n`).join("");
  const tagset = tags.length > 0 ? { tagset: Object.fromEntries(tags) } : {};
  const text = `${"Name".padEnd(width)} : ${url}\n${tags.length > 0 ? lines : "No tags found\n"}`;
  call.out.print(text, { ...tagset, status: "success", url, versionID });
}

async function readTags(target: StoreTarget, call: Call): Promise<(readonly [string, string])[]> {
  try {
    if (target.key === "")
      await send(target.alias, { method: "GET", bucket: target.bucket, query: [["location", ""]] });
    const root = await sendForXml(target.alias, request(target, "GET", call));
    const set = childOf(root, "TagSet");
    const tags = (set ? childrenOf(set, "Tag") : []).map(
      (tag) => [textOf(tag, "Key") ?? "", textOf(tag, "Value") ?? ""] as const,
    );
    return tags.sort(([a], [b]) => (a < b ? -1 : 1));
  } catch (error) {
    if (error instanceof StoreRefusal && error.code === "NoSuchTagSet") return [];
    throw error;
  }
}

async function set(target: StoreTarget, url: string, call: Call): Promise<void> {
  const tags = parseTags(call.args[1] ?? "", `Failed to set tags for ${url}`);
  const elements = tags.map(([name, value]) =>
    element("Tag", [element("Key", name), element("Value", value)]),
  );
  const body = toUtf8(writeXml(element("Tagging", [element("TagSet", elements)])));
  await send(target.alias, { ...request(target, "PUT", call), body });
  call.out.print(`Tags set for ${url}.\n`, {
    status: "success",
    name: url,
    versionID: call.flags.value("version-id") ?? "",
  });
}

async function remove(target: StoreTarget, url: string, call: Call): Promise<void> {
  await send(target.alias, request(target, "DELETE", call));
  call.out.print(`Tags removed for ${url}.\n`, {
    status: "success",
    name: url,
    versionID: call.flags.value("version-id") ?? "",
  });
}

const FLAGS: Command["flags"] = [{ name: "version-id", short: "vid", value: true }];

/** Lists, sets and removes the tags of a bucket or an object. */
export const tagCommands: readonly Command[] = [
  {
    name: "tag list",
    usage: "TARGET",
    flags: FLAGS,
    args: [1, 1],
    run: (call) => run(call, "Unable to fetch tags for", (target, url) => list(target, url, call)),
  },
  {
    name: "tag set",
    usage: "TARGET TAGS",
    flags: FLAGS,
    args: [2, 2],
    run: (call) => run(call, "Failed to set tags for", (target, url) => set(target, url, call)),
  },
  {
    name: "tag remove",
    usage: "TARGET",
    flags: FLAGS,
    args: [1, 1],
    run: (call) => run(call, "Unable to remove tags for", (target, url) => remove(target, url, call)),
  },
];
