import { readXml } from "@/sandbox/objects/xml/read";
import type { XmlElement } from "@/sandbox/objects/xml/node";
import { type Json, jsonOf } from "./json-value";

/** The body of a reply as a value: JSON as it is, XML as a tree with the root's name on top, other text as a text. */
export function bodyValue(reply: unknown): Json {
  const body = bodyText(reply);
  if (body === undefined) return jsonOf(reply);
  const text = body.trim();
  if (text.startsWith("<")) return xmlValue(text) ?? body;
  // Every line of `mc --json` is a document.
  const lines = text.startsWith("{") ? text.split("\n").map(parsed) : [];
  if (lines.length > 0 && lines.every((line) => line !== undefined))
    return lines.length === 1 ? (lines[0] ?? null) : lines.map((line) => line ?? null);
  return body;
}

/** The body of a reply where it is a text: of a command of `mc`, what it printed. */
export function bodyText(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  const printed = typeof body === "object" && body !== null && "text" in body && "exit" in body;
  return printed && typeof body.text === "string" ? body.text : undefined;
}

function parsed(line: string): Json | undefined {
  try {
    return jsonOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function xmlValue(text: string): Json | undefined {
  try {
    const root = readXml(text);
    return jsonOf({ [root.name]: elementValue(root) });
  } catch {
    return undefined;
  }
}

/** An element without children is its text; of children with one name there is a list. */
function elementValue({ children, text }: XmlElement): unknown {
  if (children.length === 0) return text;
  const names = [...new Set(children.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const values = children.filter((child) => child.name === name).map(elementValue);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/**
 * What a path leads to, in order: names with dots between them. A name at a list is that name at each of its elements; a number, that
 * element; `*`, every element or every value; `.` alone is the whole body. A list at the end counts as its elements.
 */
export function valuesAt(body: Json, path: string): Json[] {
  const steps = path === "." ? [] : path.split(".");
  let found: Json[] = [body];
  for (const step of steps) found = found.flatMap((value) => stepInto(value, step));
  return path === "." ? found : found.flatMap((value) => (Array.isArray(value) ? value : [value]));
}

/** The first text that a path leads to, empty where there is none. */
export function textAt(body: Json, path: string): string {
  const [found] = valuesAt(body, path);
  return typeof found === "string" ? found : "";
}

function stepInto(value: Json, step: string): Json[] {
  if (typeof value !== "object" || value === null) return [];
  if (step === "*") return Array.isArray(value) ? value : Object.values(value);
  if (!Array.isArray(value)) return Object.hasOwn(value, step) ? [value[step] ?? null] : [];
  if (/^\d+$/.test(step)) {
    const element = value[Number(step)];
    return element === undefined ? [] : [element];
  }
  return value.flatMap((element) => stepInto(element, step));
}
