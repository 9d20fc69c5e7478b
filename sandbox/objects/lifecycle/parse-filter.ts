import { childOf, childrenOf, textOf, type XmlElement } from "../xml/node";
import type { LifecycleFilter } from "./rule";
import { fail, NOT_WELL_FORMED } from "./refuse";

function tagOf(tag: XmlElement): readonly [string, string] {
  return [textOf(tag, "Key") ?? "", textOf(tag, "Value") ?? ""];
}

function size(parent: XmlElement, name: string): number | undefined {
  const text = textOf(parent, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) fail(NOT_WELL_FORMED);
  return Number(text);
}

function sizes(parent: XmlElement): Pick<LifecycleFilter, "greaterThan" | "lessThan"> {
  const greaterThan = size(parent, "ObjectSizeGreaterThan");
  const lessThan = size(parent, "ObjectSizeLessThan");
  return {
    ...(greaterThan === undefined ? {} : { greaterThan }),
    ...(lessThan === undefined ? {} : { lessThan }),
  };
}

function parseAnd(and: XmlElement): LifecycleFilter {
  const tags = childrenOf(and, "Tag").map(tagOf);
  const parts = and.children.length;
  if (parts < 2) fail(NOT_WELL_FORMED);
  if (new Set(tags.map(([key]) => key)).size < tags.length) fail("Duplicate Tag Keys are not allowed");
  return { prefix: textOf(and, "Prefix") ?? "", tags, ...sizes(and) };
}

/** Reads whom a rule is about: a Filter, or a Prefix as rules had it before. */
export function parseFilter(rule: XmlElement): LifecycleFilter {
  const filter = childOf(rule, "Filter");
  const prefix = textOf(rule, "Prefix");
  if ((filter === undefined) === (prefix === undefined)) fail(NOT_WELL_FORMED);
  if (!filter) return { prefix: prefix ?? "", tags: [] };
  const kinds = ["Prefix", "Tag", "And", "ObjectSizeGreaterThan", "ObjectSizeLessThan"];
  if (kinds.filter((name) => childOf(filter, name)).length > 1) {
    fail("Filter must have exactly one of Prefix, Tag, or And specified");
  }
  const and = childOf(filter, "And");
  if (and) return parseAnd(and);
  const tag = childOf(filter, "Tag");
  // A tag without a key is no filter, as in MinIO.
  const tags = tag && tagOf(tag)[0] !== "" ? [tagOf(tag)] : [];
  return { prefix: textOf(filter, "Prefix") ?? "", tags, ...sizes(filter) };
}
