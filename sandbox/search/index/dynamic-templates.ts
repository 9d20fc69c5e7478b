import { illegalArgument } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { member } from "../json/walk";
import type { DynamicTemplate } from "./mapping-tree";
import { plainReply } from "./plain-reply";
import { mappingError, readText, readTexts } from "./read-parameter";
import { matchesWildcard } from "./wildcard";

/** Reads `dynamic_templates`: a list of objects with one name each. */
export function parseDynamicTemplates(node: JsonNode): DynamicTemplate[] {
  if (node.kind !== "array")
    throw mappingError("Dynamic template syntax error. An array of named objects is expected.");
  return node.items.map((item) => {
    const entry = item.kind === "object" ? item.entries[0] : undefined;
    if (!entry || item.kind !== "object" || item.entries.length !== 1)
      throw mappingError("A dynamic template must be defined with a name");
    if (entry.value.kind !== "object")
      throw mappingError(`Dynamic template [${entry.key}] must be an object`);
    return parseTemplate(entry.key, entry.value);
  });
}

const KNOWN = [
  "match",
  "unmatch",
  "path_match",
  "path_unmatch",
  "match_mapping_type",
  "unmatch_mapping_type",
  "match_pattern",
  "mapping",
];

function parseTemplate(name: string, node: JsonObject): DynamicTemplate {
  const unknown = node.entries.find(({ key }) => !KNOWN.includes(key));
  if (unknown) throw illegalArgument(`Illegal dynamic template parameter: [${unknown.key}]`);
  const mapping = member(node, "mapping");
  if (!mapping) throw mappingError(`template [${name}] must have either mapping or runtime set`);
  const type = member(node, "match_mapping_type");
  const pattern = member(node, "match_pattern");
  return {
    name,
    match: list(node, "match"),
    unmatch: list(node, "unmatch"),
    pathMatch: list(node, "path_match"),
    pathUnmatch: list(node, "path_unmatch"),
    ...(type && { matchMappingType: readText(type) }),
    regex: pattern !== undefined && readText(pattern) === "regex",
    mapping,
    shown: { [name]: plainReply(node) },
  };
}

function list(node: JsonObject, key: string): string[] {
  const value = member(node, key);
  return value ? readTexts(value) : [];
}

/** The first template that fits a new name with a value of this detected type. */
export function matchingTemplate(
  templates: readonly DynamicTemplate[],
  path: string,
  detected: string,
): DynamicTemplate | undefined {
  return templates.find((template) => fits(template, path, detected));
}

function fits(template: DynamicTemplate, path: string, detected: string): boolean {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const any = (patterns: readonly string[], text: string): boolean =>
    patterns.some((pattern) => matches(pattern, text, template.regex));
  if (template.pathMatch.length > 0 && !any(template.pathMatch, path)) return false;
  if (template.match.length > 0 && !any(template.match, name)) return false;
  if (any(template.pathUnmatch, path) || any(template.unmatch, name)) return false;
  const type = template.matchMappingType;
  return type === undefined || type === "*" || type === detected;
}

function matches(pattern: string, text: string, regex: boolean): boolean {
  if (regex) return new RegExp(`^(?:${pattern})$`).test(text);
  return matchesWildcard(pattern, text);
}

/** A template's mapping with `{name}` and `{dynamic_type}` filled in. */
export function fillTemplate(node: JsonNode, name: string, dynamicType: string): JsonNode {
  if (node.kind === "string") {
    const value = node.value
      .replaceAll("{name}", name)
      .replaceAll("{dynamic_type}", dynamicType)
      .replaceAll("{dynamicType}", dynamicType);
    return { kind: "string", at: node.at, end: node.end, value };
  }
  if (node.kind === "array")
    return {
      kind: "array",
      at: node.at,
      end: node.end,
      items: node.items.map((item) => fillTemplate(item, name, dynamicType)),
    };
  if (node.kind !== "object") return node;
  const entries = node.entries.map(({ key, keyAt, keyEnd, value }) => ({
    key: key.replaceAll("{name}", name),
    keyAt,
    keyEnd,
    value: fillTemplate(value, name, dynamicType),
  }));
  return { kind: "object", at: node.at, end: node.end, entries };
}
