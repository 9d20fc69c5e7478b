import { unescapeXml } from "./unescape";

/** What stands between `<` and `>`. */
export interface Tag {
  readonly kind: "start" | "end" | "empty";
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const NAME = "[\\p{L}_][\\p{L}\\p{N}_.\\-]*";
const TAG = new RegExp(`^(/?)(?:${NAME}:)?(${NAME})((?:\\s[^]*)?)$`, "u");
const ATTRIBUTE = new RegExp(`\\s+(${NAME}(?::${NAME})?)\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, "uy");

function readAttributes(text: string, fail: (reason: string) => never): Record<string, string> {
  const attributes: [string, string][] = [];
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text)) {
    attributes.push([found[1] ?? "", unescapeXml(found[2] ?? found[3] ?? "", fail)]);
    end = ATTRIBUTE.lastIndex;
  }
  if (text.slice(end).trim() !== "") fail("attribute name without = in element");
  return Object.fromEntries(attributes);
}

/** Takes a tag apart, given without its angle brackets. */
export function readTag(text: string, fail: (reason: string) => never): Tag {
  const empty = text.endsWith("/") && !text.startsWith("/");
  const [, slash, name, rest = ""] = TAG.exec(empty ? text.slice(0, -1) : text) ?? [];
  if (name === undefined)
    return fail(text.startsWith("/") ? "expected element name after </" : "expected element name after <");
  if (slash === "/") {
    if (rest.trim() !== "") fail(`invalid characters between </${name} and >`);
    return { kind: "end", name, attributes: {} };
  }
  return { kind: empty ? "empty" : "start", name, attributes: readAttributes(rest, fail) };
}
