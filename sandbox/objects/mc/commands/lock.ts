import { toBase64 } from "../../digest/base64";
import { pureDigests } from "../../digest/pure-digests";
import { toUtf8 } from "../../digest/utf8";
import { childOf, element, textOf, type XmlElement } from "../../xml/node";
import { writeXml } from "../../xml/write";
import { type Call, type Command, storeTarget } from "../command";
import { McError } from "../mc-error";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send, sendForXml } from "../store/send";
import { type StoreTarget, targetUrl } from "../target";

function md5(bytes: Uint8Array): string {
  const digest = pureDigests.start("md5");
  digest.update(bytes);
  return toBase64(digest.finish());
}

async function put({ alias, bucket, key }: StoreTarget, name: string, root: XmlElement): Promise<void> {
  const body = toUtf8(writeXml(root));
  const where = key === "" ? { bucket } : { bucket, key };
  await send(alias, {
    method: "PUT",
    ...where,
    query: [[name, ""]],
    headers: { "content-md5": md5(body) },
    body,
  });
}

async function lockConfiguration(target: StoreTarget, text: string, call: Call): Promise<XmlElement> {
  try {
    return await sendForXml(target.alias, {
      method: "GET",
      bucket: target.bucket,
      query: [["object-lock", ""]],
    });
  } catch (error) {
    if (error instanceof StoreRefusal && error.code === "ObjectLockConfigurationNotFoundError") {
      throw new McError(`Remote bucket \`${call.out.json ? "%s" : text}\` does not support locking`);
    }
    throw new McError("Unable to get bucket lock configuration", causeOf(error, "plain"));
  }
}

interface Retention {
  readonly mode: string;
  /** "1DAYS", or "0". */
  readonly validity: string;
}

function retentionOf(root: XmlElement): Retention {
  const rule = childOf(root, "Rule");
  const retention = rule && childOf(rule, "DefaultRetention");
  if (!retention) return { mode: "", validity: "0" };
  const days = textOf(retention, "Days");
  return {
    mode: textOf(retention, "Mode") ?? "",
    validity: days === undefined ? `${textOf(retention, "Years") ?? "0"}YEARS` : `${days}DAYS`,
  };
}

function print(op: string, { mode, validity }: Retention, call: Call): void {
  const text =
    op === "clear"
      ? "Object lock configuration cleared successfully.\n"
      : mode === ""
        ? "Object locking is not enabled.\n"
        : `Object locking '${mode}' is configured for ${validity}.\n`;
  call.out.print(text, { op, enabled: "Enabled", mode, validity, status: "success" });
}

function onlyDefault(call: Call): void {
  if (!call.flags.has("default")) {
    throw new McError("Only the default retention of a bucket is known here: use --default.");
  }
}

async function info(call: Call): Promise<void> {
  onlyDefault(call);
  const [text = ""] = call.args;
  print("info", retentionOf(await lockConfiguration(storeTarget(call, text), text, call)), call);
}

async function write(op: string, text: string, rule: XmlElement[], call: Call): Promise<void> {
  const target = storeTarget(call, text);
  await lockConfiguration(target, text, call);
  const root = element("ObjectLockConfiguration", [element("ObjectLockEnabled", "Enabled"), ...rule]);
  await put(target, "object-lock", root).catch((error: unknown) => {
    throw new McError("Unable to set bucket lock configuration", causeOf(error, "plain"));
  });
  print(op, retentionOf(root), call);
}

async function set(call: Call): Promise<void> {
  onlyDefault(call);
  const [mode = "", validity = "", text = ""] = call.args;
  const [, count, unit] = /^(\d+)([dy])$/.exec(validity) ?? [];
  if (count === undefined) throw new McError(`invalid validity '${validity}'`);
  const period = element(unit === "d" ? "Days" : "Years", count);
  const retention = element("DefaultRetention", [element("Mode", mode.toUpperCase()), period]);
  await write("set", text, [element("Rule", [retention])], call);
}

async function clear(call: Call): Promise<void> {
  onlyDefault(call);
  await write("clear", call.args[0] ?? "", [], call);
}

async function hold(call: Call, wanted?: "ON" | "OFF"): Promise<void> {
  const [text = ""] = call.args;
  const target = storeTarget(call, text);
  const { alias, bucket, key } = target;
  const failed = (error: unknown): never => {
    if (error instanceof StoreRefusal && error.message === "Bucket is missing ObjectLockConfiguration") {
      throw new McError("Bucket lock needs to be enabled in order to use this feature.");
    }
    throw new McError(
      `Failed to ${wanted === undefined ? "show" : wanted === "ON" ? "set" : "clear"} legal hold on \`${text}\`.`,
      causeOf(error, "plain"),
    );
  };
  if (wanted)
    await put(target, "legal-hold", element("LegalHold", [element("Status", wanted)])).catch(failed);
  const read = (): Promise<XmlElement> =>
    sendForXml(alias, { method: "GET", bucket, key, query: [["legal-hold", ""]] });
  const legalhold = wanted ?? textOf(await read().catch(failed), "Status") ?? "OFF";
  const line = wanted
    ? `Object legal hold successfully ${wanted === "ON" ? "set" : "cleared"} for \`${key}\`.\n`
    : `[    ${legalhold.padEnd(3)}   ]  ${key}\n`;
  call.out.print(line, { legalhold, urlpath: targetUrl(target), key, versionID: "", status: "success" });
}

const one = { usage: "[FLAGS] TARGET", args: [1, 1] } as const;
const DEFAULT: Command["flags"] = [{ name: "default" }];

/** Manages the default retention of buckets, and legal holds of objects. */
export const lockCommands: readonly Command[] = [
  { name: "retention info", ...one, flags: DEFAULT, run: info },
  { name: "retention set", usage: "--default MODE VALIDITY TARGET", flags: DEFAULT, args: [3, 3], run: set },
  { name: "retention clear", ...one, flags: DEFAULT, run: clear },
  { name: "legalhold info", ...one, flags: [], run: (call) => hold(call) },
  { name: "legalhold set", ...one, flags: [], run: (call) => hold(call, "ON") },
  { name: "legalhold clear", ...one, flags: [], run: (call) => hold(call, "OFF") },
];
