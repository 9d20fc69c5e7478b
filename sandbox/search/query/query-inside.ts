import { contentError, illegalArgument, parsingError, SearchError } from "../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject, Place } from "../json/node";
import { member, tokenName } from "../json/walk";
import { suggestion } from "../rest/suggestion";
import type { Query } from "./query";

/** How the inside of a query is read; `parse` reads the queries in it. */
export type ParseInside = (inside: JsonObject, entry: JsonEntry, parse: (node: JsonNode) => Query) => Query;

/** Refuses a name that a query does not know. */
export function refuseOthers(query: string, inside: JsonObject, known: readonly string[]): void {
  for (const { key, value } of inside.entries) {
    if (!known.includes(key)) throw parsingError(value.at, `[${query}] query does not support [${key}]`);
  }
}

/** The same for queries that tell the place of the name and the likest names. */
export function refuseUnknown(query: string, inside: JsonObject, known: readonly string[]): void {
  const unknown = inside.entries.find(({ key }) => !known.includes(key));
  if (!unknown) return;
  const cause = contentError(
    unknown.keyAt,
    `[${query}] unknown field [${unknown.key}]${suggestion(unknown.key, known)}`,
  );
  throw parsingError(unknown.value.at, cause.reason, cause);
}

/** Remembers where an option stands whose text is refused. */
export function readAt<T>(node: JsonNode | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SearchError) || !node) throw error;
    const { status, type, reason, more } = error;
    throw new SearchError(status, type, reason, { ...more, noticedAt: node.at });
  }
}

/** The boost of a query, 1 unless told. */
export function boostOf(inside: JsonObject): number {
  const node = member(inside, "boost");
  if (!node) return 1;
  const value =
    node.kind === "number" ? Number(node.raw) : node.kind === "string" ? Number(node.value) : Number.NaN;
  if (Number.isNaN(value) && node.kind === "string")
    throw new SearchError(400, "number_format_exception", `For input string: "${node.value}"`);
  if (Number.isNaN(value)) throw parsingError(node.at, `[boost] unexpected token [${tokenName(node)}]`);
  if (value < 0)
    throw illegalArgument(
      `negative [boost] are not allowed in [org.elasticsearch.index.query], use a value between 0 and 1 to deboost`,
    );
  return Math.fround(value);
}

/** Where the brace stands that closes an object: there Elasticsearch notices that something is missing. */
export const closeOf = ({ end }: JsonObject): Place => ({ line: end.line, column: end.column - 1 });

/** Where the reader stands when a query is read: at the brace that closes its inside. */
export function lastPlace(node: JsonNode): Place {
  const inside = node.kind === "object" ? (node.entries[0]?.value ?? node) : undefined;
  if (!inside) return node.end;
  return { line: inside.end.line, column: inside.end.column - 1 };
}
