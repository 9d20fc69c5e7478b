import { fromUtf8, toUtf8 } from "../../digest/utf8";
import { writePolicy } from "../../policy/write-policy";
import { type Access, type AccessTable, accessOf, policyOf, readAccess, withAccess } from "../access";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { listObjects } from "../store/list";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";
import type { StoreTarget } from "../target";
import { readSource } from "./cat";

const ACCESS: Readonly<Record<string, Access>> = {
  private: "none",
  public: "readwrite",
  download: "readonly",
  upload: "writeonly",
};
const PERMISSION: Readonly<Record<Access, string>> = {
  none: "private",
  readwrite: "public",
  readonly: "download",
  writeonly: "upload",
  custom: "custom",
};

const NOBODY: AccessTable = { byPrefix: new Map(), other: [] };

async function policyText({ alias, bucket }: StoreTarget): Promise<string | undefined> {
  try {
    return fromUtf8((await send(alias, { method: "GET", bucket, query: [["policy", ""]] })).body);
  } catch (error) {
    if (error instanceof StoreRefusal && error.code === "NoSuchBucketPolicy") return undefined;
    throw error;
  }
}

function failed(error: unknown, operation: string, permission: string, text: string): never {
  if (error instanceof McError) throw error;
  throw new McError(
    `Unable to ${operation} anonymous \`${permission}\` for \`${text}\`.`,
    causeOf(error, "plain"),
  );
}

async function readTable(target: StoreTarget): Promise<{ table: AccessTable; text: string | undefined }> {
  const text = await policyText(target);
  return { table: text === undefined ? NOBODY : readAccess(text), text };
}

// mc prints what Go's maps give: keys in the order of the alphabet.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

function parsed(text: string): unknown {
  return sorted(JSON.parse(text));
}

async function get(call: Call, asJson: boolean): Promise<void> {
  const [text = ""] = call.args;
  const target = storeTarget(call, text);
  const { table, text: policy } = await readTable(target).catch((error: unknown) =>
    failed(error, "get", "", text),
  );
  const permission = PERMISSION[accessOf(table, target.bucket, target.key)];
  const line = asJson
    ? `${JSON.stringify(parsed(policy ?? "{}"))}\n`
    : `Access permission for \`${text}\` is \`${permission}\`\n`;
  const operation = asJson ? "get-json" : "get";
  const anonymous = policy === undefined ? {} : { anonymous: parsed(policy) };
  call.out.print(line, { operation, status: "success", bucket: text, permission, ...anonymous });
}

async function writeTable(target: StoreTarget, table: AccessTable): Promise<void> {
  const { alias, bucket } = target;
  const policy = policyOf(bucket, table);
  const query = [["policy", ""]] as const;
  await send(
    alias,
    policy
      ? { method: "PUT", bucket, query, body: toUtf8(writePolicy(policy)) }
      : { method: "DELETE", bucket, query },
  );
}

async function set(call: Call): Promise<void> {
  const [wanted = "", text = ""] = call.args;
  const access = Object.hasOwn(ACCESS, wanted) ? ACCESS[wanted] : undefined;
  if (access === undefined) {
    throw new McError(
      `Unrecognized permission \`${wanted}\`. Allowed values are [private, public, download, upload].`,
    );
  }
  const target = storeTarget(call, text);
  const work = async (): Promise<AccessTable> => {
    const after = withAccess((await readTable(target)).table, target.key, access);
    await writeTable(target, after);
    return after;
  };
  const after = await work().catch((error: unknown) => failed(error, "set", wanted, text));
  const permission = PERMISSION[accessOf(after, target.bucket, target.key)];
  call.out.print(`Access permission for \`${text}\` is set to \`${permission}\`\n`, {
    operation: "set",
    status: "success",
    bucket: text,
    permission,
  });
}

async function setJson(call: Call): Promise<void> {
  const [file = "", text = ""] = call.args;
  const { alias, bucket } = storeTarget(call, text);
  // mc reads the file twice, and a pipe is empty the second time.
  if (file === "/dev/stdin") {
    const message = `Unable to set-json anonymous \`${file}\` for \`${text}\`.`;
    throw new McError(message, { message: "EOF", error: {} });
  }
  const body = await readSource(file, call);
  await send(alias, { method: "PUT", bucket, query: [["policy", ""]], body }).catch((error: unknown) =>
    failed(error, "set-json", file, text),
  );
  call.out.print(`Access permission for \`${text}\` is set from \`${file}\`\n`, {
    operation: "set-json",
    status: "success",
    bucket: text,
    permission: file,
  });
}

async function list(call: Call): Promise<void> {
  const [text = ""] = call.args;
  const target = storeTarget(call, text);
  const { table } = await readTable(target).catch((error: unknown) => failed(error, "list", "", text));
  for (const [prefix, allow] of table.byPrefix) {
    const resource = `${target.bucket}/${prefix}*`;
    if (prefix.startsWith(target.key)) call.out.print(`${resource} => ${allow}\n`, { resource, allow });
  }
}

async function links(call: Call): Promise<void> {
  const [text = ""] = call.args;
  const target = storeTarget(call, text);
  const { alias, bucket, key } = target;
  const { table } = await readTable(target).catch((error: unknown) => failed(error, "list", "", text));
  const open = [...table.byPrefix].filter(([, access]) => access === "readonly" || access === "readwrite");
  const entries = await listObjects(alias, bucket, key, call.flags.has("recursive"));
  for (const entry of entries.filter((one) => open.some(([prefix]) => one.key.startsWith(prefix)))) {
    const url = `${alias.url}/${bucket}/${entry.key}`;
    call.out.print(`${url}\n`, { status: "success", url });
  }
}

/** Opens buckets and prefixes to everyone, and tells which are open. */
export const anonymousCommands: readonly Command[] = [
  { name: "anonymous get", usage: "TARGET", flags: [], args: [1, 1], run: (call) => get(call, false) },
  { name: "anonymous get-json", usage: "TARGET", flags: [], args: [1, 1], run: (call) => get(call, true) },
  { name: "anonymous set", usage: "PERMISSION TARGET", flags: [], args: [2, 2], run: set },
  { name: "anonymous set-json", usage: "FILE TARGET", flags: [], args: [2, 2], run: setJson },
  { name: "anonymous list", usage: "TARGET", flags: [], args: [1, 1], run: list },
  {
    name: "anonymous links",
    usage: "[FLAGS] TARGET",
    flags: [{ name: "recursive", short: "r" }],
    args: [1, 1],
    run: links,
  },
];
