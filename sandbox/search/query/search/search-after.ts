import { validationError } from "../../cluster/index-errors";
import { DEFAULT_DATE_FORMAT, dateFormat } from "../../dates/date-format";
import { illegalArgument, parsingError, SearchError } from "../../errors/search-error";
import type { JsonNode } from "../../json/node";
import { tokenName } from "../../json/walk";
import type { SearchScope } from "../scope";
import type { SortKey, SortValue } from "./sort";

/** Reads `search_after`: the sort values of the hit before. */
export function readSearchAfter(node: JsonNode): SortValue[] {
  if (node.kind !== "array")
    throw parsingError(node.at, `Unknown key for a ${tokenName(node)} in [search_after].`);
  if (node.items.length === 0) throw illegalArgument("Values must contains at least one value.");
  return node.items.map((item) => {
    if (item.kind === "string") return item.value;
    if (item.kind === "number") return Number(item.raw);
    if (item.kind === "boolean") return item.value ? 1 : 0;
    if (item.kind === "null") return null;
    throw parsingError(
      item.at,
      `Expected [VALUE_STRING] or [VALUE_NUMBER] or [VALUE_BOOLEAN] or [VALUE_NULL] but found [${tokenName(item)}] inside search_after.`,
    );
  });
}

/** Throws what Elasticsearch says of values that do not go with the sort. */
export function checkSearchAfter({
  searchAfter,
  from,
}: {
  searchAfter: readonly SortValue[] | undefined;
  from: number;
}): void {
  if (!searchAfter) return;
  if (from > 0) throw validationError(["[from] parameter must be set to 0 when [search_after] is used"]);
}

/** Throws what a shard says of values that do not go with the sort. */
export function checkSearchAfterOnShard(
  {
    searchAfter,
    sort,
  }: {
    searchAfter: readonly SortValue[] | undefined;
    sort: readonly SortKey[];
  },
  scope: SearchScope,
): void {
  if (!searchAfter) return;
  const onlyScore = sort.length === 1 && sort[0]?.field === "_score";
  if (sort.length === 0 || onlyScore) throw illegalArgument("Sort must contain at least one field.");
  if (sort.length !== searchAfter.length)
    throw illegalArgument(`search_after has ${searchAfter.length} value(s) but sort has ${sort.length}.`);
  searchAfterValues(searchAfter, sort, scope);
}

/** The values in the terms of an index: texts become numbers or dates where its field has such. */
export function searchAfterValues(
  searchAfter: readonly SortValue[],
  sort: readonly SortKey[],
  { mapping }: SearchScope,
): SortValue[] {
  return searchAfter.map((value, i) => {
    const key = sort[i];
    const field = key && !key.geo ? mapping.field(key.field) : undefined;
    const type = NUMBERS[field?.type ?? ""];
    if (!key || !type) return value;
    if (value === null) throw illegalArgument(nullValue(i, key.field, type));
    if (typeof value === "number") return value;
    if (field?.type === "date")
      return dateFormat(key.format ?? field.format ?? DEFAULT_DATE_FORMAT).parse(value);
    return numberOf(value, key.field);
  });
}

const nullValue = (position: number, field: string, type: string): string =>
  `[search_after] value at position ${position} cannot be null for sort field [${field}] of type [${type}].`;

function numberOf(text: string, field: string): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isNaN(number)) return number;
  throw illegalArgument(
    `Failed to parse search_after value for field [${field}].`,
    new SearchError(400, "number_format_exception", `For input string: "${text}"`),
  );
}

/** How Lucene names what numbers are sorted as. */
const NUMBERS: Readonly<Record<string, string>> = {
  integer: "INT",
  short: "INT",
  byte: "INT",
  long: "LONG",
  date: "LONG",
  boolean: "LONG",
  double: "DOUBLE",
  scaled_float: "DOUBLE",
  float: "FLOAT",
  half_float: "FLOAT",
};
