import type { JsonNode } from "../json/node";
import { illegalArgument, parsingError } from "../errors/search-error";
import { scalarText, tokenName } from "../json/walk";
import type { Parameters } from "./parameters";
import type { SourceSelection } from "./select-source";

const selecting = ["_source", "_source_includes", "_source_excludes"];

/** There are no vectors here that could be left out. */
export const sourceParameters = [...selecting, "_source_exclude_vectors"];

/** Reads `_source`, `_source_includes` and `_source_excludes`; `undefined` when none is given. */
export function sourceSelectionOf(parameters: Parameters): SourceSelection | undefined {
  if (!selecting.some((name) => parameters.has(name))) return undefined;
  const source = parameters.text("_source");
  const flag = source === "true" || source === "false" || source === "";
  return {
    wanted: source !== "false",
    includes: [
      ...((flag ? undefined : parameters.list("_source")) ?? []),
      ...(parameters.list("_source_includes") ?? []),
    ],
    excludes: parameters.list("_source_excludes") ?? [],
  };
}

/** Reads the `_source` of a body: a boolean, a path, paths, or includes and excludes, of which the last ones count. */
export function sourceSelectionIn(node: JsonNode | undefined): SourceSelection | undefined {
  if (!node) return undefined;
  if (node.kind === "boolean") return { wanted: node.value, includes: [], excludes: [] };
  if (node.kind === "string") return { wanted: true, includes: [node.value], excludes: [] };
  if (node.kind === "array") return { wanted: true, includes: node.items.map(textOf), excludes: [] };
  if (node.kind !== "object")
    throw parsingError(
      node.at,
      `Expected one of [VALUE_BOOLEAN, VALUE_STRING, START_ARRAY, START_OBJECT] but found [${tokenName(node)}]`,
    );
  const selection = { wanted: true, includes: NO_PATHS, excludes: NO_PATHS };
  for (const { key, value } of node.entries) {
    if (key === "includes" || key === "include") selection.includes = pathsIn(key, value);
    else if (key === "excludes" || key === "exclude") selection.excludes = pathsIn(key, value);
    else throw unknownKey(key, value);
  }
  return selection;
}

const NO_PATHS: readonly string[] = [];

function textOf(node: JsonNode): string {
  const text = scalarText(node);
  if (text !== undefined) return text;
  throw illegalArgument(`Expected text at ${node.at.line}:${node.at.column} but found ${tokenName(node)}`);
}

function pathsIn(key: string, node: JsonNode): readonly string[] {
  const items = node.kind === "array" ? node.items : [node];
  return items.map((item) => {
    if (item.kind === "string") return item.value;
    throw unknownKey(key, item);
  });
}

const unknownKey = (key: string, node: JsonNode): Error =>
  parsingError(node.at, `Unknown key for a ${tokenName(node)} in [${key}].`);
