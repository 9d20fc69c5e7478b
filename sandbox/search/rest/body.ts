import { SearchError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { tokenName } from "../json/walk";

/** The body as an object; `undefined` without one. Throws `parsing_exception` when it is something else. */
export function optionalObject(body: string): JsonObject | undefined {
  if (body.trim() === "") return undefined;
  return asObject(readJson(body));
}

/** The body as an object; throws the parse error of a body that is missing. */
export function requiredObject(body: string): JsonObject {
  const node = optionalObject(body);
  if (!node) throw bodyRequired();
  return node;
}

/** The same in the words of `RestRequest.contentOrSourceParam`, which most reading requests use. */
export function requiredBody(body: string): JsonObject {
  const node = optionalObject(body);
  if (node) return node;
  throw new SearchError(400, "parse_exception", "request body or source parameter is required");
}

/** 400 for a request that makes no sense without a body. */
export const bodyRequired = (): SearchError =>
  new SearchError(400, "parse_exception", "request body is required");

function asObject(node: JsonNode): JsonObject {
  if (node.kind === "object") return node;
  throw new SearchError(400, "parsing_exception", `Expected [START_OBJECT] but found [${tokenName(node)}]`, {
    fields: { line: node.at.line, col: node.at.column },
  });
}
