import { type BodyPlace, bodyPlace } from "./body-place";
import { bodyRules, type Rule, type Value } from "./body-rules";
import { type EndpointRow, endpointTable, everyParameter } from "./endpoint-table";

/** What can be written at a place. */
export interface Offer {
  label: string;
  /** What it is, in a word or two: the type of a field. */
  detail?: string;
  /** What follows it: a value that opens so, or nothing. */
  opens?: Value["opens"];
  kind: "key" | "value" | "word";
}

/** What can be written at a caret instead of the text from `from` on. */
export interface Offers {
  from: number;
  /** True between quotes. */
  quoted: boolean;
  offers: Offer[];
}

/** An index, and the fields of its mapping by their whole names. */
export interface KnownIndex {
  name: string;
  fields: readonly {
    name: string;
    type: string /** A form of another field: no document has it. */;
    form: boolean;
  }[];
}

const methods = ["GET", "POST", "PUT", "DELETE", "HEAD"];
const requestLine = /^[ \t]*(GET|POST|PUT|DELETE|HEAD)[ \t]+(\S*)/i;

/** What the console's language and the engine's indices offer at a caret; `undefined` where nothing is known. */
export function searchOffers(
  text: string,
  caret: number,
  indices: readonly KnownIndex[],
): Offers | undefined {
  const lineStart = caret === 0 ? 0 : text.lastIndexOf("\n", caret - 1) + 1;
  const before = text.slice(lineStart, caret);
  const writing = /^[ \t]*(?:GET|POST|PUT|DELETE|HEAD)[ \t]+(\S*)$/i.exec(before);
  if (writing) return inPath(before, lineStart, indices, namesIn(text));
  const head = headBefore(text, lineStart);
  const place = head ? bodyPlace(text.slice(head.end, caret)) : undefined;
  const outside = !place || (place.path.length === 0 && place.wants === "nothing" && !place.inList);
  if (outside && /^[ \t]*@?[A-Za-z]*$/.test(before)) return atLineStart(before, lineStart);
  return head && place ? inBody(head, place, indices) : undefined;
}

function atLineStart(before: string, lineStart: number): Offers {
  const word = before.trimStart();
  const offers = [...methods, "@clock"].map((label): Offer => ({ label, kind: "word" }));
  return { from: lineStart + before.length - word.length, quoted: false, offers };
}

interface Head {
  method: string;
  path: string;
  /** Where its line ends. */
  end: number;
}

/** The request whose body the line at `lineStart` can belong to. */
function headBefore(text: string, lineStart: number): Head | undefined {
  let end = text.lastIndexOf("\n", lineStart - 1);
  while (lineStart > 0 && end >= 0) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    const found = requestLine.exec(text.slice(start, end));
    if (found) return { method: (found[1] ?? "").toUpperCase(), path: found[2] ?? "", end };
    end = start - 1;
  }
  return undefined;
}

// --- the path -------------------------------------------------------------

function inPath(
  before: string,
  lineStart: number,
  indices: readonly KnownIndex[],
  written: readonly string[],
): Offers | undefined {
  const [, method = "", path = ""] = requestLine.exec(before) ?? [];
  const question = path.indexOf("?");
  if (question >= 0) return inQuery(method.toUpperCase(), path, question, lineStart + before.length);
  const parts = path.replace(/^\//, "").split("/");
  const rows = rowsOf(method.toUpperCase());
  const next = new Map<string, Offer>();
  const names = [...new Set([...indices.map(({ name }) => name), ...written])];
  for (const row of rows) {
    for (const pattern of row.paths) {
      if (!parts.slice(0, -1).every((part, at) => fits(pattern[at], part))) continue;
      const part = pattern[parts.length - 1];
      if (part === undefined || part === "") continue;
      const offered = part === "{index}" ? names : part.startsWith("{") ? [] : [part];
      for (const label of offered)
        next.set(label, { label, kind: "word", ...(part === "{index}" ? { detail: "index" } : {}) });
    }
  }
  // Behind a comma another index may stand.
  const word = (parts.at(-1) ?? "").split(",").at(-1) ?? "";
  return { from: lineStart + before.length - word.length, quoted: false, offers: [...next.values()] };
}

/** A name never begins with an underscore, and a fixed part always is itself. */
const fits = (pattern: string | undefined, part: string): boolean =>
  pattern !== undefined &&
  (pattern.startsWith("{") ? part !== "" && !part.startsWith("_") : pattern === part);

const rowsOf = (method: string): EndpointRow[] =>
  endpointTable.filter(({ methods: known }) => known.includes(method));

/** Names of indices that the text itself makes or asks for. */
function namesIn(text: string): string[] {
  const found = text.matchAll(/^[ \t]*(?:PUT|POST)[ \t]+\/?([a-z][\w.-]*)(?=[/?\s])/gim);
  return [...new Set([...found].map(([, name]) => name ?? ""))];
}

function rowOf(method: string, path: string): EndpointRow | undefined {
  const parts = path.replace(/^\//, "").replace(/\/$/, "").split("/");
  const matches = rowsOf(method).filter(({ paths }) =>
    paths.some(
      (pattern) => pattern.length === parts.length && parts.every((part, at) => fits(pattern[at], part)),
    ),
  );
  return matches.at(-1);
}

function inQuery(method: string, path: string, question: number, caret: number): Offers | undefined {
  const row = rowOf(method, path.slice(0, question));
  const word =
    path
      .slice(question + 1)
      .split("&")
      .at(-1) ?? "";
  if (word.includes("=")) return undefined;
  const used = path
    .slice(question + 1)
    .split("&")
    .map((pair) => pair.split("=")[0]);
  const names = [...(row?.parameters ?? []), ...everyParameter].filter(
    (name) => !used.slice(0, -1).includes(name),
  );
  const offers = names.map((label): Offer => ({ label, kind: "word" }));
  return { from: caret - word.length, quoted: false, offers };
}

// --- the body -------------------------------------------------------------

function inBody(head: Head, place: BodyPlace, indices: readonly KnownIndex[]): Offers | undefined {
  const path = head.path.split("?")[0] ?? "";
  const root = rowOf(head.method, path)?.body;
  // What stands in a list is told by the object that holds it.
  const around = place.inList ? place.path.slice(0, -1) : place.path;
  const rule = root === undefined ? undefined : ruleAt(root, around);
  if (!rule || place.wants === "nothing") return undefined;
  const fields = fieldsOf(path, indices);
  const offers = place.wants === "key" ? keysOf(rule, place, fields) : valuesOf(rule, place, fields);
  return offers.length === 0 ? undefined : { from: head.end + place.from, quoted: place.quoted, offers };
}

/** The rule of the object at a path of keys. */
function ruleAt(root: string, path: readonly string[]): Rule | undefined {
  let name: string | undefined = root;
  for (const key of path) {
    const rule: Rule | undefined = name === undefined ? undefined : bodyRules.get(name);
    name = rule && valueAt(rule, key)?.rule;
  }
  return name === undefined ? undefined : bodyRules.get(name);
}

const valueAt = (rule: Rule, key: string): Value | undefined =>
  rule.keys.get(key) ?? rule.fieldKey ?? rule.anyKey;

function keysOf(rule: Rule, place: BodyPlace, fields: KnownIndex["fields"]): Offer[] {
  const fixed = [...rule.keys].map(([label, { opens }]): Offer => ({ label, opens, kind: "key" }));
  const { fieldKey } = rule;
  const own = fieldKey
    ? fields
        .filter(({ form }) => !(form && fieldKey.documents))
        .map(({ name, type }): Offer => ({ label: name, detail: type, opens: fieldKey.opens, kind: "key" }))
    : [];
  return [...fixed, ...own].filter(({ label }) => !place.used.includes(label));
}

function valuesOf(rule: Rule, place: BodyPlace, fields: KnownIndex["fields"]): Offer[] {
  const value = place.key === undefined ? undefined : valueAt(rule, place.key);
  if (!value) return [];
  const choices = value.choices.map((label): Offer => ({ label, kind: "value" }));
  const names = fields.map(({ name, type }): Offer => ({ label: name, detail: type, kind: "value" }));
  return [...choices, ...(value.fields ? names : [])];
}

/** Fields of the indices that a path names; of all where it names none that is known. */
function fieldsOf(path: string, indices: readonly KnownIndex[]): KnownIndex["fields"] {
  const first = path.replace(/^\//, "").split("/")[0] ?? "";
  const named = indices.filter(({ name }) => first.split(",").some((part) => covers(part, name)));
  const all = (named.length > 0 ? named : indices).flatMap((index) => index.fields);
  return [...new Map(all.map((field) => [field.name, field])).values()];
}

const covers = (pattern: string, name: string): boolean =>
  pattern === name || (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1)));

/** What is typed for an offer, where the caret stands then, and how many characters behind the caret it replaces. */
export function insertionOf(
  { label, kind, opens = "" }: Offer,
  quoted: boolean,
  behind: string,
): { text: string; caret: number; eats: number } {
  if (kind === "word") return { text: label, caret: label.length, eats: 0 };
  const closed = quoted && behind.startsWith('"');
  const eats = closed ? 1 : 0;
  const bare = kind === "value" && /^(?:true|false|\d+)$/.test(label);
  const word = quoted ? `${label}"` : bare ? label : `"${label}"`;
  if (kind === "value" || /^\s*:/.test(behind.slice(eats))) return { text: word, caret: word.length, eats };
  const pair = { "{": "{  }", "[": "[]", '"': '""', "": "" }[opens];
  const text = `${word}: ${pair}`;
  return { text, caret: text.length - Math.floor(pair.length / 2), eats };
}
