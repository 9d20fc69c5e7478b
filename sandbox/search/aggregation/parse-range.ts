import { illegalArgument } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText } from "../json/walk";
import { flag, type MemberReader, parseObject, scalar } from "./object-parser";
import { FIELD_READERS, FORMAT_READER, fieldSettings, TIME_ZONE_READER } from "./parse-field";
import type { GivenRange, GivenValue, RangeDefinition } from "./tree";

/** Reads `range` and `date_range`. */
export function parseRange(type: "range" | "date_range", name: string, node: JsonObject): RangeDefinition {
  const readers = { ...FIELD_READERS, ...FORMAT_READER, keyed: flag, ranges: rangesReader(type) };
  const members = parseObject(type, node, type === "range" ? readers : { ...readers, ...TIME_ZONE_READER });
  return {
    type,
    ...fieldSettings(type, members),
    keyed: members.keyed ?? false,
    ranges: members.ranges ?? [],
  };
}

/** Refused when the request is executed, as Elasticsearch does it. */
export function requireRanges(name: string, { ranges }: RangeDefinition): void {
  if (ranges.length === 0) throw illegalArgument(`No [ranges] specified for the [${name}] aggregation`);
}

const endReader: MemberReader<GivenValue | undefined> = {
  kinds: ["number", "string", "null"],
  read: (node) => (node.kind === "null" ? undefined : scalar.read(node)),
};

const keyReader: MemberReader<string> = {
  kinds: ["string", "number"],
  read: (node) => scalarText(node) ?? "",
};

function rangesReader(type: string): MemberReader<readonly GivenRange[]> {
  return {
    kinds: ["array", "object"],
    read: (node) => (node.kind === "array" ? node.items : [node]).map((item) => readRange(type, item)),
  };
}

function readRange(type: string, node: JsonNode): GivenRange {
  if (node.kind !== "object") throw illegalArgument(`[${type}] ranges must be objects`);
  const { key, from, to } = parseObject(type, node, { key: keyReader, from: endReader, to: endReader });
  return {
    ...(key !== undefined && { key }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
