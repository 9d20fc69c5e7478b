import { fromUtf8 } from "../../digest/utf8";
import { textOf } from "../../xml/node";
import { readXml } from "../../xml/read";
import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { readableSize } from "../sizes";
import { listBuckets, listObjects } from "../store/list";
import { headObject } from "../store/object";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";
import { parseTarget, type StoreTarget } from "../target";
import { readableTime } from "../times";
import type { StoreReply } from "../world";
import { readConfiguration } from "../lifecycle";
import { accessOf, readAccess } from "../access";
import { usageDocument, usageText } from "./bucket-usage";

// "x-amz-meta-team" -> "X-Amz-Meta-Team".
function canonicalName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

const SHOWN =
  /^(?:x-amz-meta-.*|x-amz-storage-class|x-amz-tagging-count|x-amz-object-lock-.*|x-amz-website-.*|cache-control|content-(?:disposition|encoding|language|type)|expires)$/;

function metadataOf(reply: StoreReply): [string, string][] {
  return Object.entries(reply.headers)
    .filter(([name]) => SHOWN.test(name))
    .map(([name, value]): [string, string] => [canonicalName(name), value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

// `expiry-date="…", rule-id="…"`.
function expirationOf(reply: StoreReply): { date: number; rule: string } | undefined {
  const [, date = "", rule = ""] =
    /expiry-date="([^"]*)", rule-id="([^"]*)"/.exec(reply.headers["x-amz-expiration"] ?? "") ?? [];
  return date === "" ? undefined : { date: Date.parse(date), rule };
}

function field(name: string, value: string): string {
  return `${name.padEnd(10)}: ${value} \n`;
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

function printObject(name: string, reply: StoreReply, call: Call): void {
  const size = Number(reply.headers["content-length"] ?? 0);
  const etag = (reply.headers["etag"] ?? "").replaceAll('"', "");
  const modified = Date.parse(reply.headers["last-modified"] ?? "");
  const versionID = reply.headers["x-amz-version-id"];
  const expiration = expirationOf(reply);
  const metadata = metadataOf(reply);
  const width = Math.max(0, ...metadata.map(([key]) => key.length));
  const text = [
    `Name      : ${name}\n`,
    field("Date", readableTime(modified)),
    field("Size", readableSize(size).padEnd(6)),
    field("ETag", etag),
    versionID === undefined ? "" : field("VersionID", versionID),
    field("Type", "file"),
    expiration
      ? field("Expiration", `${readableTime(expiration.date)} (lifecycle-rule-id: ${expiration.rule})`)
      : "",
    metadata.length > 0 ? "Metadata  :\n" : "",
    ...metadata.map(([key, value]) => `  ${key.padEnd(width)}: ${value} \n`),
    "\n",
  ];
  call.out.print(text.join(""), {
    status: "success",
    name,
    lastModified: isoSeconds(modified),
    size,
    etag,
    type: "file",
    ...(expiration ? { expiration: isoSeconds(expiration.date), expirationRuleID: expiration.rule } : {}),
    metadata: Object.fromEntries(metadata),
    ...(versionID === undefined ? {} : { versionID }),
  });
}

/** A document of a bucket's, or undefined where the bucket has none. */
async function configuration({ alias, bucket }: StoreTarget, name: string): Promise<string | undefined> {
  try {
    return fromUtf8((await send(alias, { method: "GET", bucket, query: [[name, ""]] })).body);
  } catch (error) {
    if (error instanceof StoreRefusal && error.code !== "NoSuchBucket") return undefined;
    throw error;
  }
}

const NO_NOTIFICATION = {
  config: {
    XMLName: { Space: "http://s3.amazonaws.com/doc/2006-03-01/", Local: "NotificationConfiguration" },
    LambdaConfigs: null,
    TopicConfigs: null,
    QueueConfigs: null,
  },
};

async function statBucket(target: StoreTarget, call: Call): Promise<void> {
  const { bucket, alias } = target;
  const versioning = await configuration(target, "versioning");
  const status = (versioning && textOf(readXml(versioning), "Status")) ?? "";
  const policy = await configuration(target, "policy");
  const lifecycle = await configuration(target, "lifecycle");
  const tags = await configuration(target, "tagging");
  const usage = call.world.usage?.(bucket);
  const made = (await listBuckets(alias)).find(({ key }) => key === bucket)?.modified ?? "";
  const rows = [
    ["Versioning", status === "" ? "Un-versioned" : status],
    ["Location", alias.region],
    ["Anonymous", policy === undefined ? "Disabled" : "Enabled"],
    ...(tags === undefined ? [] : [["Tagging", "Enabled"]]),
    ["ILM", lifecycle === undefined ? "Disabled" : "Enabled"],
  ];
  const text = [
    `Name      : ${bucket}\n`,
    field("Date", readableTime(Date.parse(made) || call.world.now())),
    field("Size", "N/A".padEnd(6)),
    field("Type", "folder").replace(/ \n$/, "\n"),
    `\nProperties:\n${rows.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`,
    usageText(usage),
  ];
  const access = policy === undefined ? undefined : accessOf(readAccess(policy), bucket, "");
  call.out.print(text.join("").replace("Type      : folder\n", "Type      : folder \n"), {
    status: "success",
    name: `${bucket}/`,
    lastModified: made,
    size: 0,
    Versioning: { status, MFADelete: "" },
    Encryption: {},
    ObjectLock: { enabled: "", mode: "", validity: "" },
    Replication: { enabled: false, config: { Rules: null, Role: "" } },
    Policy: policy === undefined ? { type: "none" } : { type: access, policy },
    location: alias.region,
    ...(tags === undefined ? {} : { tagging: {} }),
    ilm: lifecycle === undefined ? {} : { config: { Rules: readConfiguration(lifecycle) } },
    notification: NO_NOTIFICATION,
    Usage: usageDocument(usage),
  });
}

async function statFolder(target: StoreTarget, text: string, call: Call): Promise<void> {
  const { alias, bucket, key } = target;
  const folder = call.flags.has("recursive") && key !== "" ? key.replace(/\/?$/, "/") : key;
  const entries = await listObjects(alias, bucket, folder, call.flags.has("recursive"));
  if (entries.length === 0)
    throw new McError(`Unable to stat \`${text}\`.`, { message: "Object does not exist", error: {} });
  for (const entry of entries) {
    const name = call.flags.has("recursive")
      ? `${bucket}/${entry.key}`
      : entry.key.slice(folder.lastIndexOf("/") + 1);
    const reply = entry.kind === "object" ? await headObject({ ...target, key: entry.key }) : undefined;
    if (reply) printObject(name, reply, call);
    else printFolder(name, call, call.world.now());
  }
}

// A bucket in the list of a store comes without its date, a folder with that of now.
function printFolder(name: string, call: Call, time?: number): void {
  const lastModified = time === undefined ? "1970-01-01T00:00:00Z" : new Date(time).toISOString();
  const date = time === undefined ? "" : field("Date", readableTime(time));
  const document = { status: "success", name, lastModified, size: 0, etag: "", type: "folder" };
  call.out.print(`Name      : ${name}\n${date}Type      : folder \n\n`, document);
}

async function statStore(target: StoreTarget, text: string, call: Call): Promise<void> {
  const { alias, bucket, key } = target;
  if (bucket === "") {
    for (const entry of await listBuckets(alias)) printFolder(`${entry.key}/`, call);
    return;
  }
  if (call.flags.has("recursive") || (key === "" && text.endsWith("/")))
    return statFolder(target, text, call);
  if (key === "") return statBucket(target, call);
  const reply = await headObject(target, call.flags.value("version-id"));
  return reply
    ? printObject(key.slice(key.lastIndexOf("/") + 1), reply, call)
    : statFolder(target, text, call);
}

async function run(call: Call): Promise<void> {
  for (const text of call.args) {
    if (parseTarget(text, call.world).kind === "file") {
      throw new McError(`Unable to stat \`${text}\`.`, {
        message: "files are not looked at here, only objects",
        error: {},
      });
    }
    await step(call, () =>
      statStore(storeTarget(call, text), text, call).catch((error: unknown) => {
        if (error instanceof McError) throw error;
        const cause = causeOf(error);
        // mc tells that the list failed, then that there is nothing.
        if (error instanceof StoreRefusal && error.code === "NoSuchBucket")
          call.out.fail(new McError("Unable to list folder.", cause, "error"));
        throw new McError(`Unable to stat \`${text}\`.`, { message: "Object does not exist", error: {} });
      }),
    );
  }
}

/** Tells what is known about buckets and objects. */
export const stat: Command = {
  name: "stat",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [
    { name: "recursive", short: "r" },
    { name: "version-id", short: "vid", value: true },
    { name: "no-list" },
  ],
  args: [1, 100],
  run,
};
