import {
  contentError,
  illegalArgument,
  parsingError,
  type SearchError,
  unsupported,
} from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { closingPlace, decimal, integer, mapped, NestedRefusal, parseObject, text } from "./object-parser";
import { fixedOrCalendarLength } from "./time-value";
import type { GapPolicy, PipelineDefinition, SiblingType } from "./tree";

/** Names of aggregations over other aggregations. */
export type PipelineType = PipelineDefinition["type"];

const SIBLINGS: readonly string[] = [
  "avg_bucket",
  "sum_bucket",
  "min_bucket",
  "max_bucket",
  "stats_bucket",
  "extended_stats_bucket",
] satisfies readonly SiblingType[];

/** True for those that stand beside what they read. */
export function isSibling(type: string): type is SiblingType {
  return SIBLINGS.includes(type);
}

/** True for every pipeline aggregation that can be parsed here. */
export function isPipeline(type: string): type is PipelineType {
  return isSibling(type) || ["cumulative_sum", "derivative", "serial_diff", "bucket_sort"].includes(type);
}

/** Reads a pipeline aggregation. */
export function parsePipeline(type: PipelineType, name: string, node: JsonObject): PipelineDefinition {
  if (type === "cumulative_sum") return parseCumulativeSum(node);
  if (type === "bucket_sort") return parseBucketSort(node);
  const members = readLoosely(type, name, node);
  const common = { path: members.path, gaps: members.gaps, format: members.format };
  if (type === "derivative") return { type, ...common, unit: members.unit };
  if (type === "serial_diff") return { type, ...common, lag: members.lag };
  return { type, ...common, sigma: members.sigma };
}

function parseCumulativeSum(node: JsonObject): PipelineDefinition {
  const members = parseObject("cumulative_sum", node, {
    buckets_path: { kinds: ["string", "array"], read: oneText },
    format: text,
  });
  if (members.buckets_path === undefined) throw illegalArgument("Required [buckets_path]");
  return { type: "cumulative_sum", path: members.buckets_path, gaps: "insert_zeros", format: members.format };
}

interface LooseMembers {
  path: string;
  gaps: GapPolicy;
  format: string | undefined;
  sigma: number;
  lag: number;
  unit: number | undefined;
}

/** The older parsers, each with a loop of its own. */
function readLoosely(type: PipelineType, name: string, node: JsonObject): LooseMembers {
  const members: Partial<LooseMembers> = {};
  for (const { key, value } of node.entries) {
    if (key === "buckets_path" && (value.kind === "string" || value.kind === "array"))
      members.path = readPath(value);
    else if (key === "format" && value.kind === "string") members.format = value.value;
    else if (key === "gap_policy" && value.kind === "string") members.gaps = readGapPolicy(value);
    else if (key === "sigma" && type === "extended_stats_bucket") members.sigma = readSigma(value);
    else if (key === "lag" && type === "serial_diff" && value.kind === "number")
      members.lag = readLag(name, value);
    else if (key === "unit" && type === "derivative" && value.kind === "string") {
      members.unit = fixedOrCalendarLength(value.value);
    } else throw unknownMember(type, name, key, value);
  }
  if (members.path === undefined) {
    throw parsingError(
      closingPlace(node),
      `Missing required field [buckets_path] for ${isSibling(type) ? "" : "derivative "}aggregation [${name}]`,
    );
  }
  return {
    path: members.path,
    gaps: members.gaps ?? "skip",
    format: members.format,
    sigma: members.sigma ?? 2,
    lag: members.lag ?? 1,
    unit: members.unit,
  };
}

function unknownMember(type: PipelineType, name: string, key: string, value: JsonNode): SearchError {
  const reason = isSibling(type)
    ? `Unexpected token ${tokenName(value)} [${key}] in [${name}]`
    : `Unknown key for a ${tokenName(value)} in [${name}]: [${key}].`;
  return parsingError(value.at, reason);
}

function readPath(value: JsonNode): string {
  const path = oneText(value);
  if (path !== undefined) return path;
  throw unsupported("[buckets_path] with several paths");
}

function readSigma(value: JsonNode): number {
  const sigma = decimal.read(value);
  if (sigma >= 0) return sigma;
  throw illegalArgument("sigma must be a non-negative double");
}

function readLag(name: string, value: JsonNode): number {
  const lag = integer.read(value);
  if (lag > 0) return lag;
  const reason = `Lag must be a positive, non-zero integer.  Value supplied was${lag} in [${name}]: [lag].`;
  throw parsingError(value.at, reason);
}

function readGapPolicy(value: JsonNode): GapPolicy {
  const policy = scalarText(value);
  if (policy === "skip" || policy === "insert_zeros" || policy === "keep_values") return policy;
  throw parsingError(
    value.at,
    `Invalid gap policy: [${policy}], accepted values: [insert_zeros, skip, keep_values]`,
  );
}

function parseBucketSort(node: JsonObject): PipelineDefinition {
  const members = rewrapped(node, () =>
    parseObject("bucket_sort", node, {
      sort: { kinds: ["string", "array", "object"], read: readSorts },
      from: mapped(integer, (from) => {
        if (from >= 0) return from;
        throw illegalArgument(`[from] must be a non-negative integer: [${from}]`);
      }),
      size: mapped(integer, (size) => {
        if (size > 0) return size;
        throw illegalArgument(`[size] must be a positive integer: [${size}]`);
      }),
      gap_policy: { kinds: ["string"], read: readGapPolicy },
    }),
  );
  return {
    type: "bucket_sort",
    sort: members.sort ?? [],
    from: members.from ?? 0,
    size: members.size,
    gaps: members.gap_policy ?? "skip",
  };
}

/** A builder without required arguments is made last, so its members' errors are wrapped once more. */
function rewrapped<T>(node: JsonObject, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof NestedRefusal) || error.refusal.reason.includes("unknown field")) throw error;
    const reason = "failed to build [bucket_sort] after last required field arrived";
    throw new NestedRefusal(closingPlace(node), contentError(closingPlace(node), reason, error.refusal));
  }
}

function readSorts(value: JsonNode): { path: string; descending: boolean }[] {
  if (value.kind === "array") return value.items.flatMap(readSorts);
  if (value.kind === "string") return [{ path: value.value, descending: false }];
  if (value.kind !== "object") throw illegalArgument("malformed sort format");
  return value.entries.map(({ key, value: order }) => ({
    path: key,
    descending: readSortOrder(order) === "desc",
  }));
}

function readSortOrder(value: JsonNode): string {
  const given = value.kind === "object" ? value.entries.find(({ key }) => key === "order")?.value : value;
  return (given && scalarText(given))?.toLowerCase() ?? "asc";
}

/** The text of a member that may be a list of one. */
function oneText(value: JsonNode): string | undefined {
  const only = value.kind === "array" && value.items.length === 1 ? value.items[0] : value;
  return only && scalarText(only);
}
