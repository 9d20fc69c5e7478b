import { parsingError, placeOf, SearchError } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { JsonSyntaxError } from "../json/syntax-error";
import { tokenName } from "../json/walk";
import { parseQuery } from "../query/parse";
import { lastPlace } from "../query/query-inside";
import type { Query } from "../query/query";

/**
 * The query of a body that holds nothing else (`_count`, `_validate/query`, `_explain`); everything without one. Errors of reading are
 * wrapped as `RestActions.getQueryContent` does.
 */
export function readOnlyQuery(body: string): Query {
  const node = body.trim() === "" ? undefined : asObject(body);
  let query: Query = { kind: "match_all", boost: 1 };
  for (const { key, keyAt, value } of node?.entries ?? []) {
    if (key !== "query") throw parsingError(keyAt, `request does not support [${key}]`);
    query = wrapped(() => parseQuery(value), lastPlace(value));
  }
  return query;
}

function asObject(body: string): JsonObject {
  const node = wrapped(() => readJson(body), { line: 1, column: 1 });
  if (node.kind === "object") return node;
  throw parsingError(node.at, `Expected [START_OBJECT] but found [${tokenName(node)}]`);
}

function wrapped<T>(work: () => T, end: { line: number; column: number }): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof SearchError) || ownTypes.includes(cause.type)) throw cause;
    const place = cause instanceof JsonSyntaxError ? cause.lastToken : (placeOf(cause) ?? end);
    const { reason, more } = parsingError(place, "Failed to parse", cause);
    const roots = cause.type === "parse_exception" ? [cause] : undefined;
    throw new SearchError(400, "parsing_exception", reason, {
      ...more,
      ...(roots && { rootCauses: roots }),
    });
  }
}

const ownTypes = ["parsing_exception", "unsupported_in_embedded"];
