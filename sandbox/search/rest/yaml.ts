import { Floating, RawJson, type ReplyValue } from "../json/reply-value";
import { writeJson } from "../json/write";
import { readJson } from "../json/read";
import { toReply } from "./filter-path";

/** Block YAML as Jackson writes it: texts in double quotes, empty collections in flow style. */
export function writeYaml(value: ReplyValue): string {
  return `---\n${block(value, "")}`;
}

function block(value: ReplyValue, indent: string): string {
  const open = opened(value);
  if (Array.isArray(open))
    return open.map((item: ReplyValue) => `${indent}-${behind(item, indent, true)}`).join("");
  if (
    typeof open === "object" &&
    open !== null &&
    !(open instanceof Floating) &&
    !(open instanceof RawJson)
  ) {
    return Object.entries(open)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${indent}${plainKey(key)}:${behind(member ?? null, indent, false)}`)
      .join("");
  }
  return `${indent}${scalar(open)}\n`;
}

function behind(value: ReplyValue, indent: string, inList: boolean): string {
  const open = opened(value);
  if (Array.isArray(open))
    return open.length === 0 ? " []\n" : `\n${block(open, inList ? `${indent}  ` : indent)}`;
  if (
    typeof open === "object" &&
    open !== null &&
    !(open instanceof Floating) &&
    !(open instanceof RawJson)
  ) {
    if (Object.keys(open).length === 0) return " {}\n";
    const inner = block(open, `${indent}  `);
    return inList ? ` ${inner.slice(indent.length + 2)}` : `\n${inner}`;
  }
  return ` ${scalar(open)}\n`;
}

function scalar(value: ReplyValue): string {
  return writeJson(value);
}

const plainKey = (key: string): string =>
  /^[\w$/][\w$./ -]*$/.test(key) && !/^\d/.test(key) ? key : JSON.stringify(key);

function opened(value: ReplyValue): ReplyValue {
  return value instanceof RawJson && /^\s*[[{]/.test(value.text) ? toReply(readJson(value.text)) : value;
}
