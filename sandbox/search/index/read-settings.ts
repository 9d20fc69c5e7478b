import { illegalArgument, type SearchError, unsupported } from "../errors/search-error";
import { javaText } from "../json/java-text";
import type { JsonNode, JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { scalarText } from "../json/walk";
import { numberFormat } from "./java-number";
import { SETTING_KINDS, type SettingKind, UNBUILT_SETTINGS } from "./setting-kinds";
import { SETTING_NAMES } from "./setting-names";
import { similarNames } from "./similar-names";
import type { Settings, SettingValue } from "./settings";

const PREFIX = "index.";

/** Flattens settings as a request has them, nested or dotted, with or without `index.`. */
export function readSettings(node: JsonObject): Settings {
  const flat = new Map<string, SettingValue>();
  flatten(node, "", flat);
  return new Map([...flat].map(([name, value]) => [name.startsWith(PREFIX) ? name : PREFIX + name, value]));
}

function flatten(node: JsonObject, prefix: string, into: Map<string, SettingValue>): void {
  for (const { key, value } of node.entries) {
    const name = prefix + key;
    if (value.kind === "object") flatten(value, `${name}.`, into);
    else into.set(name, settingValue(value));
  }
}

function settingValue(node: JsonNode): SettingValue {
  if (node.kind === "null") return null;
  if (node.kind === "array") return node.items.map((item) => scalarText(item) ?? javaText(item));
  return scalarText(node) ?? "";
}

/** Throws for a setting that is unknown, private, not built or has a value that cannot be. */
export function checkSettings(settings: Settings, phase: "create" | "update"): void {
  for (const name of [...settings.keys()].sort()) {
    const value = settings.get(name);
    if (value === undefined || name.startsWith("index.analysis.") || isOpenEnded(name)) continue;
    const short = name.slice(PREFIX.length);
    if (!SETTING_NAMES.includes(short)) throw unknownSetting(name);
    if (value === null) continue;
    const kind = SETTING_KINDS.get(short);
    if (kind && typeof value === "string") checkValue(name, value, kind);
    checkBuilt(short, value, phase);
  }
}

/** Groups with free names below them. */
const isOpenEnded = (name: string): boolean =>
  /^index\.(?:routing\.allocation\.(?:include|exclude|require)|similarity|lifecycle)\./.test(name);

function checkBuilt(short: string, value: Exclude<SettingValue, null>, phase: string): void {
  const allowed = UNBUILT_SETTINGS.get(short);
  if (!allowed || (typeof value === "string" && allowed.includes(value))) return;
  throw unsupported(`the index setting [${PREFIX}${short}]${phase === "update" ? " in an update" : ""}`);
}

function unknownSetting(name: string): SearchError {
  const similar = similarNames(
    name,
    SETTING_NAMES.map((each) => PREFIX + each),
  );
  const advice =
    "please check that any required plugins are installed, or check the breaking changes documentation for removed settings";
  if (similar.length === 0) return illegalArgument(`unknown setting [${name}] ${advice}`);
  const meant = similar.length === 1 ? `[${similar[0]}]` : `any of [${similar.join(", ")}]`;
  return illegalArgument(`unknown setting [${name}] did you mean ${meant}?`);
}

function checkValue(name: string, value: string, kind: SettingKind): void {
  if (kind.kind === "integer") checkInteger(name, value, kind);
  if (kind.kind === "boolean" && value !== "true" && value !== "false") {
    throw illegalArgument(`Failed to parse value [${value}] as only [true] or [false] are allowed.`);
  }
  if (kind.kind === "time" && !/^(?:-1|0|\d+(?:nanos|micros|ms|s|m|h|d))$/i.test(value.trim())) {
    throw illegalArgument(
      `failed to parse setting [${name}] with value [${value}] as a time value: unit is missing or unrecognized`,
    );
  }
}

function checkInteger(name: string, value: string, { min = 0, max = 0 }: SettingKind): void {
  if (!/^[+-]?\d+$/.test(value)) {
    throw illegalArgument(
      `Failed to parse value [${value}] for setting [${name}]`,
      numberFormat(`For input string: "${value}"`),
    );
  }
  if (Number(value) < min)
    throw illegalArgument(`Failed to parse value [${value}] for setting [${name}] must be >= ${min}`);
  if (Number(value) > max)
    throw illegalArgument(`Failed to parse value [${value}] for setting [${name}] must be <= ${max}`);
}

/** True for a setting that an open index may not change. */
export function isFixed(name: string): boolean {
  const kind = SETTING_KINDS.get(name.slice(PREFIX.length));
  return name.startsWith("index.analysis.") || kind?.fixed === true || kind?.final === true;
}

/** True for a setting that only creation may set. */
export const isFinal = (name: string): boolean =>
  SETTING_KINDS.get(name.slice(PREFIX.length))?.final === true;

type Tree = { [key: string]: ReplyValue };

/** Settings as `GET /i/_settings` nests them. */
export function nestSettings(settings: Settings): { readonly [key: string]: ReplyValue } {
  const root: Tree = Object.create(null);
  for (const [name, value] of settings) {
    if (value === null) continue;
    const parts = name.split(".");
    const last = parts.pop() ?? "";
    let node = root;
    for (const part of parts) node = childOf(node, part);
    node[last] = value;
  }
  return root;
}

const trees = new WeakSet<object>();

function childOf(node: Tree, part: string): Tree {
  const known = node[part];
  if (isTree(known)) return known;
  const child: Tree = Object.create(null);
  trees.add(child);
  node[part] = child;
  return child;
}

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && trees.has(value);
