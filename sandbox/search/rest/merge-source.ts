import type { JsonNode, JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { toReply } from "./filter-path";

/** A partial document laid over a source: objects are merged, everything else is replaced. */
export function mergeSource(
  base: JsonObject,
  change: JsonObject,
): { value: { [key: string]: ReplyValue }; changed: boolean } {
  const value: { [key: string]: ReplyValue } = Object.fromEntries(
    base.entries.map(({ key, value: old }) => [key, toReply(old)]),
  );
  const olds = new Map(base.entries.map(({ key, value: old }) => [key, old]));
  let changed = false;
  for (const { key, value: next } of change.entries) {
    const old = olds.get(key);
    if (old?.kind === "object" && next.kind === "object") {
      const inner = mergeSource(old, next);
      changed ||= inner.changed;
      define(value, key, inner.value);
    } else {
      changed ||= old === undefined || !sameValue(old, next);
      define(value, key, toReply(next));
    }
  }
  return { value, changed };
}

/** Also for `__proto__`. */
function define(target: object, key: string, value: ReplyValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Equal as Java's maps and lists are: keys in any order, 1 and 1.0 differ. */
function sameValue(a: JsonNode, b: JsonNode): boolean {
  if (a.kind === "object" && b.kind === "object") {
    const others = new Map(b.entries.map(({ key, value }) => [key, value]));
    return (
      a.entries.length === b.entries.length &&
      a.entries.every(({ key, value }) => {
        const other = others.get(key);
        return other !== undefined && sameValue(value, other);
      })
    );
  }
  if (a.kind === "array" && b.kind === "array") {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, i) => b.items[i] !== undefined && sameValue(item, b.items[i]))
    );
  }
  if (a.kind === "number" && b.kind === "number") return sameNumber(a.raw, b.raw);
  if (a.kind === "string" && b.kind === "string") return a.value === b.value;
  if (a.kind === "boolean" && b.kind === "boolean") return a.value === b.value;
  return a.kind === "null" && b.kind === "null";
}

function sameNumber(a: string, b: string): boolean {
  if (a === b) return true;
  const whole = (text: string): boolean => !/[.eE]/.test(text);
  return whole(a) === whole(b) && Number(a) === Number(b) && !whole(a);
}
