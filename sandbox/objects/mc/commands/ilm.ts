import { toBase64 } from "../../digest/base64";
import { pureDigests } from "../../digest/pure-digests";
import { fromUtf8, toUtf8 } from "../../digest/utf8";
import { type Call, type Command, storeTarget } from "../command";
import { type LifecycleRule, readConfiguration, writeConfiguration } from "../lifecycle";
import { McError } from "../mc-error";
import { causeOf } from "../store/refusal";
import { send } from "../store/send";
import { drawTable } from "../table";
import type { ParsedFlags } from "../flags";
import { printable } from "./cat";

const QUERY = [["lifecycle", ""]] as const;

function failing(message: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof McError ? error : new McError(message, causeOf(error, "plain"));
  };
}

async function readRules(call: Call, message: string): Promise<LifecycleRule[]> {
  const { alias, bucket } = storeTarget(call, call.args[0] ?? "");
  const reply = await send(alias, { method: "GET", bucket, query: QUERY }).catch(failing(message));
  return readConfiguration(fromUtf8(reply.body) ?? "");
}

/** The rules, none where the bucket has no configuration. */
async function rulesOrNone(call: Call, message: string): Promise<LifecycleRule[]> {
  return readRules(call, message).catch((error: unknown) => {
    if (error instanceof McError && error.cause.error["Code"] === "NoSuchLifecycleConfiguration") return [];
    throw error;
  });
}

function md5(bytes: Uint8Array): string {
  const digest = pureDigests.start("md5");
  digest.update(bytes);
  return toBase64(digest.finish());
}

async function writeRules(call: Call, rules: readonly LifecycleRule[]): Promise<void> {
  const { alias, bucket } = storeTarget(call, call.args[0] ?? "");
  const body = toUtf8(writeConfiguration(rules));
  const request =
    rules.length > 0
      ? { method: "PUT", bucket, query: QUERY, body, headers: { "content-md5": md5(body) } }
      : { method: "DELETE", bucket, query: QUERY };
  await send(alias, request).catch(failing("Unable to set new lifecycle rules"));
}

function refuse(message: string): never {
  throw new McError("Unable to generate new lifecycle rules for the input", { message, error: {} });
}

function days(flags: ParsedFlags, name: string, what: string): number | undefined {
  const text = flags.value(name);
  if (text === undefined) return undefined;
  const count = /^\d+$/.test(text)
    ? Number(text)
    : refuse(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  return count === 0 ? refuse(`${what} days cannot be set to zero`) : count;
}

function filterOf(flags: ParsedFlags, before: LifecycleRule["Filter"]): Pick<LifecycleRule, "Filter"> {
  const prefix = flags.value("prefix") ?? "";
  const tags = (flags.value("tags") ?? "")
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => ({ Key: pair.split("=", 1)[0] ?? "", Value: pair.slice(pair.indexOf("=") + 1) }));
  const [first] = tags;
  if (!first) {
    if (prefix === "") return before ? { Filter: before } : {};
    return { Filter: { Prefix: prefix } };
  }
  if (prefix === "" && tags.length === 1) return { Filter: { Tag: first } };
  return { Filter: { And: { ...(prefix === "" ? {} : { Prefix: prefix }), Tags: tags } } };
}

function expirationOf(
  flags: ParsedFlags,
  before: LifecycleRule | undefined,
): Pick<LifecycleRule, "Expiration"> {
  const count = days(flags, "expire-days", "expiration");
  if (flags.has("expire-delete-marker")) return { Expiration: { ExpiredObjectDeleteMarker: true } };
  if (count !== undefined) return { Expiration: { Days: count } };
  return before?.Expiration ? { Expiration: before.Expiration } : {};
}

function noncurrentOf(
  flags: ParsedFlags,
  before: LifecycleRule | undefined,
): Pick<LifecycleRule, "NoncurrentVersionExpiration"> {
  const count = days(flags, "noncurrent-expire-days", "noncurrent expiration");
  const newer = days(flags, "noncurrent-expire-newer", "noncurrent expiration");
  if (count === undefined && newer === undefined) {
    return before?.NoncurrentVersionExpiration
      ? { NoncurrentVersionExpiration: before.NoncurrentVersionExpiration }
      : {};
  }
  const fields = {
    ...(count === undefined ? {} : { NoncurrentDays: count }),
    ...(newer === undefined ? {} : { NewerNoncurrentVersions: newer }),
  };
  return { NoncurrentVersionExpiration: { ...before?.NoncurrentVersionExpiration, ...fields } };
}

function ruleOf(id: string, flags: ParsedFlags, before?: LifecycleRule): LifecycleRule {
  const rule: LifecycleRule = {
    ID: id,
    Status: flags.has("disable")
      ? "Disabled"
      : flags.has("enable")
        ? "Enabled"
        : (before?.Status ?? "Enabled"),
    ...filterOf(flags, before?.Filter),
    ...expirationOf(flags, before),
    ...noncurrentOf(flags, before),
  };
  if (!rule.Expiration && !rule.NoncurrentVersionExpiration) {
    refuse(
      "at least one of Expiry, Transition, NoncurrentExpiry, NoncurrentVersionTransition actions should be specified in a rule",
    );
  }
  return rule;
}

function target(call: Call): string {
  return call.args[0] ?? "";
}

async function add(call: Call): Promise<void> {
  const rules = await rulesOrNone(call, "Unable to fetch lifecycle rules for " + target(call));
  const id = call.flags.value("id") ?? call.world.random(20);
  await writeRules(call, [...rules, ruleOf(id, call.flags)]);
  call.out.print(`Lifecycle configuration rule added with ID \`${id}\` to ${target(call)}.\n`, {
    status: "success",
    target: target(call),
    id,
  });
}

function missing(message: string, id: string): never {
  throw new McError(message, { message: `lifecycle rule for id '${id}' not found`, error: {} });
}

async function edit(call: Call): Promise<void> {
  const id = call.flags.value("id") ?? "";
  const rules = await readRules(call, "Unable to fetch lifecycle rules for " + target(call));
  const found = rules.find(({ ID }) => ID === id) ?? missing("Unable to modify lifecycle rule", id);
  await writeRules(
    call,
    rules.map((rule) => (rule === found ? ruleOf(id, call.flags, rule) : rule)),
  );
  call.out.print(`Lifecycle configuration rule with ID \`${id}\` modified  to ${target(call)}.\n`, {
    status: "success",
    target: target(call),
    id,
  });
}

async function remove(call: Call): Promise<void> {
  const all = call.flags.has("all");
  const id = call.flags.value("id") ?? "";
  if (all && !call.flags.has("force")) throw new McError("Removal of all rules requires the --force flag.");
  const rules = await readRules(call, "Unable to fetch lifecycle rules");
  if (!all && !rules.some(({ ID }) => ID === id)) missing("Unable to remove rule by id", id);
  await writeRules(call, all ? [] : rules.filter(({ ID }) => ID !== id));
  const line = all
    ? `Rules for \`${target(call)}\` removed.\n`
    : `Rule ID \`${id}\` from target ${target(call)} removed.\n`;
  call.out.print(line, { status: "success", id: all ? "" : id, target: target(call), all });
}

function prefixText({ Filter: filter }: LifecycleRule): string {
  return filter?.Prefix ?? filter?.And?.Prefix ?? "-";
}

function tagText({ Filter: filter }: LifecycleRule): string {
  const tags = filter?.Tag ? [filter.Tag] : (filter?.And?.Tags ?? []);
  return tags.map(({ Key, Value }) => `${Key}=${Value}`).join("&") || "-";
}

const COLUMNS = [{ head: "ID" }, { head: "STATUS" }, { head: "PREFIX" }, { head: "TAGS" }];

function tables(rules: readonly LifecycleRule[]): string {
  const cells = (rule: LifecycleRule): string[] => [rule.ID, rule.Status, prefixText(rule), tagText(rule)];
  const current = rules.flatMap((rule) => {
    const { Expiration: expiration } = rule;
    return expiration
      ? [
          [
            ...cells(rule),
            expiration.Date ?? String(expiration.Days ?? 0),
            String(expiration.ExpiredObjectDeleteMarker ?? false),
          ],
        ]
      : [];
  });
  const older = rules.flatMap((rule) => {
    const { NoncurrentVersionExpiration: expiration } = rule;
    return expiration
      ? [
          [
            ...cells(rule),
            String(expiration.NoncurrentDays ?? 0),
            String(expiration.NewerNoncurrentVersions ?? 0),
          ],
        ]
      : [];
  });
  const days = { head: "DAYS TO EXPIRE", number: true } as const;
  const first = drawTable(
    "Expiration for latest version (Expiration)",
    [...COLUMNS, days, { head: "EXPIRE DELETEMARKER" }],
    current,
  );
  const second = drawTable(
    "Expiration for older versions (NoncurrentVersionExpiration)",
    [...COLUMNS, days, { head: "KEEP VERSIONS", number: true }],
    older,
  );
  return `${current.length > 0 ? first : ""}${older.length > 0 ? second : ""}`;
}

function configuration(call: Call, rules: readonly LifecycleRule[]): object {
  const updatedAt = new Date(call.world.now()).toISOString().replace(/\.\d+Z$/, "Z");
  return { status: "success", target: target(call), config: { Rules: rules }, updatedAt };
}

async function list(call: Call): Promise<void> {
  const rules = await readRules(call, "Unable to get lifecycle");
  call.out.print(tables(rules), configuration(call, rules));
}

async function exportRules(call: Call): Promise<void> {
  const rules = await readRules(call, "Unable to get lifecycle configuration");
  call.out.print(`${JSON.stringify({ Rules: rules })}\n`, configuration(call, rules));
}

function parseRules(text: string): LifecycleRule[] {
  const failed = (message: string): never => {
    throw new McError("Unable to read ILM configuration", { message, error: {} });
  };
  try {
    const value: unknown = JSON.parse(text);
    const { Rules: rules } =
      typeof value === "object" && value !== null && "Rules" in value ? value : { Rules: undefined };
    return Array.isArray(rules) ? (rules as LifecycleRule[]) : failed("the configuration has no Rules");
  } catch (error) {
    return error instanceof SyntaxError
      ? failed(error.message)
      : failing("Unable to read ILM configuration")(error);
  }
}

async function importRules(call: Call): Promise<void> {
  await writeRules(call, parseRules(printable(call.stdin)));
  call.out.print(`Lifecycle configuration imported successfully to \`${target(call)}\`.\n`, {
    status: "success",
    target: target(call),
  });
}

const VALUES = ["prefix", "tags", "expire-days", "noncurrent-expire-days", "noncurrent-expire-newer", "id"];
const RULE_FLAGS: Command["flags"] = [
  ...VALUES.map((name) => ({ name, value: true }) as const),
  { name: "expire-delete-marker" },
  { name: "disable" },
  { name: "enable" },
];

/** Manages the lifecycle rules of a bucket. */
export const ilmCommands: readonly Command[] = [
  { name: "ilm rule add", usage: "[FLAGS] TARGET", flags: RULE_FLAGS, args: [1, 1], run: add },
  { name: "ilm rule edit", usage: "[FLAGS] TARGET", flags: RULE_FLAGS, args: [1, 1], run: edit },
  {
    name: "ilm rule ls",
    usage: "[FLAGS] TARGET",
    flags: [{ name: "expiry" }, { name: "transition" }],
    args: [1, 1],
    run: list,
  },
  {
    name: "ilm rule rm",
    usage: "[FLAGS] TARGET",
    flags: [{ name: "id", value: true }, { name: "all" }, { name: "force" }],
    args: [1, 1],
    run: remove,
  },
  { name: "ilm rule export", usage: "TARGET", flags: [], args: [1, 1], run: exportRules },
  { name: "ilm rule import", usage: "TARGET", flags: [], args: [1, 1], run: importRules },
];
