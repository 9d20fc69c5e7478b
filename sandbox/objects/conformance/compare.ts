import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { fromUtf8 } from "../digest/utf8";
import { readXml } from "../xml/read";
import { XmlSyntaxError } from "../xml/xml-syntax-error";
import type { XmlElement } from "../xml/node";
import { matchesTemplate, type Names } from "./names";
import type { RecordedResponse, RecordedXml, Step } from "./scenario";

/** An answer, read whole. */
export interface WholeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

// Headers that differ from run to run, or are the same on every answer.
const UNCOMPARED =
  /^(?:date|connection|keep-alive|transfer-encoding|server|vary|x-amz-request-id|x-amz-id-2|strict-transport-security|x-content-type-options|x-xss-protection|x-ratelimit-.*|content-security-policy)$/;

function comparedHeaders(
  response: WholeResponse,
  recorded: RecordedResponse,
  method: string,
): Record<string, string> {
  const { kind } = recorded.body;
  const length = kind === "text" || kind === "bytes" || (method === "HEAD" && response.status < 300);
  const kept = Object.entries(response.headers).filter(
    ([name]) => !UNCOMPARED.test(name) && (name !== "content-length" || length),
  );
  return Object.fromEntries(kept);
}

/** An element as scenarios write it: children of TagSet and UserMetadata sorted, long runs folded. */
export function recordedXml(node: XmlElement): RecordedXml {
  const { name, attributes } = node;
  const children = node.children.map(recordedXml);
  const sorted =
    name === "TagSet" || name === "UserMetadata"
      ? children.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : children;
  const content = children.length > 0 ? foldRuns(sorted) : node.text;
  return Object.keys(attributes).length > 0 ? [name, content, attributes] : [name, content];
}

function foldRuns(children: readonly RecordedXml[]): unknown[] {
  const folded: unknown[] = [];
  for (let at = 0; at < children.length; ) {
    const [name] = children[at] ?? [""];
    let end = at;
    while (children[end]?.[0] === name) end++;
    if (end - at > 100) folded.push([name, { run: end - at, first: children[at], last: children[end - 1] }]);
    else folded.push(...children.slice(at, end));
    at = end;
  }
  return folded;
}

function sortSets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(sortSets);
    return items.every((item) => typeof item === "string") ? items.sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sortSets(inner)]));
}

function matchesValue(template: unknown, value: unknown, names: Names, now: number): boolean {
  if (typeof template === "string")
    return typeof value === "string" && matchesTemplate(template, value, names, now);
  if (Array.isArray(template)) {
    if (!Array.isArray(value) || value.length !== template.length) return false;
    const items: readonly unknown[] = value;
    return template.every((part: unknown, i) => matchesValue(part, items[i], names, now));
  }
  if (typeof template !== "object" || template === null) return template === value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const other = new Map<string, unknown>(Object.entries(value));
  const entries: readonly [string, unknown][] = Object.entries(template);
  return (
    entries.length === other.size &&
    entries.every(([name, part]) => matchesValue(part, other.get(name), names, now))
  );
}

function parsed(text: string): RecordedXml | undefined {
  try {
    return recordedXml(readXml(text));
  } catch (error) {
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function matchesBody(
  recorded: RecordedResponse["body"],
  body: Uint8Array,
  names: Names,
  now: number,
  digests: Digests,
): boolean {
  const text = recorded.kind === "bytes" ? "" : (fromUtf8(body) ?? "");
  switch (recorded.kind) {
    case "empty":
      return body.length === 0;
    case "text":
      return matchesTemplate(recorded.text, text, names, now);
    case "bytes": {
      const digest = digests.start("sha256");
      digest.update(body);
      return body.length === recorded.length && toHex(digest.finish()) === recorded.sha256;
    }
    case "json":
      return matchesValue(sortSets(recorded.value), sortSets(parsedJson(text)), names, now);
    case "xml":
      return (
        text.startsWith("<?xml") === recorded.prolog && matchesValue(recorded.root, parsed(text), names, now)
      );
  }
}

// Where MinIO breaks with a 500, the refusal that AWS gives is as good.
function isAsAws(step: Step, response: WholeResponse): boolean {
  if (step.response.status !== 500 || response.status < 400 || response.status > 499) return false;
  const [, code] = /^\d+ (\w+)$/.exec(step.quirk?.aws ?? "") ?? [];
  const text = fromUtf8(response.body) ?? "";
  return step.quirk?.aws !== undefined && (code === undefined || text.includes(`<Code>${code}</Code>`));
}

/** What differs between an answer and the recorded one; undefined where nothing does. */
export function difference(
  step: Step,
  response: WholeResponse,
  names: Names,
  now: number,
  digests: Digests,
): string | undefined {
  if (isAsAws(step, response)) return undefined;
  const recorded = step.response;
  if (response.status !== recorded.status) return `status ${response.status}, recorded ${recorded.status}`;
  const headers = comparedHeaders(response, recorded, step.request.method);
  for (const name of new Set([...Object.keys(recorded.headers), ...Object.keys(headers)])) {
    const template = recorded.headers[name];
    const value = headers[name];
    if (template === undefined || value === undefined || !matchesTemplate(template, value, names, now)) {
      return `header ${name}: ${value ?? "absent"}, recorded ${template ?? "absent"}`;
    }
  }
  return matchesBody(recorded.body, response.body, names, now, digests) ? undefined : "body";
}
