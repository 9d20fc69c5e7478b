import type { AnalysisRegistry } from "../analysis/analyzer";
import { dateFormat } from "../dates/date-format";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { isInteger } from "../json/walk";
import { fillTemplate, matchingTemplate } from "./dynamic-templates";
import type { FieldMapping, ObjectMapping, RootMapping } from "./mapping-tree";
import { EMPTY_MAPPING } from "./mapping-tree";
import { parseField } from "./parse-field";
import { parseObject } from "./parse-mapping";

const DEFAULT_DATE_FORMATS = ["strict_date_optional_time", "yyyy/MM/dd HH:mm:ss||yyyy/MM/dd||epoch_millis"];

/** What a value of an unmapped name is taken for: the name that dynamic templates match on. */
interface Detected {
  readonly kind: "string" | "long" | "double" | "boolean" | "date" | "object";
  readonly format?: string;
}

/** The mapping that dynamic mapping gives to an unmapped name by its first value; `undefined` when a template matches nothing to map. */
export function newMapping(
  node: JsonNode,
  path: string,
  mapping: RootMapping,
  analysis: AnalysisRegistry,
): ObjectMapping | FieldMapping {
  const detected = detect(node, mapping);
  const template = matchingTemplate(mapping.dynamicTemplates ?? [], path, detected.kind);
  if (template) return fromTemplate(template.mapping, path, detected, analysis);
  if (detected.kind === "object") return { ...EMPTY_MAPPING.root, path };
  return defaultField(path, detected);
}

function detect(node: JsonNode, mapping: RootMapping): Detected {
  if (node.kind === "string") return detectText(node.value, mapping);
  if (node.kind === "boolean") return { kind: "boolean" };
  if (node.kind !== "number") return { kind: "object" };
  return { kind: isInteger(node.raw) ? "long" : "double" };
}

/** A text that is a number is never a date, which formats with epoch_millis would take it for. */
function detectText(text: string, mapping: RootMapping): Detected {
  const whole = /^[+-]?\d{1,19}$/.test(text);
  const number = whole || (text.trim() !== "" && Number.isFinite(Number(text)));
  if (mapping.numericDetection && number) return { kind: whole ? "long" : "double" };
  if (mapping.dateDetection === false || number) return { kind: "string" };
  const format = (mapping.dynamicDateFormats ?? DEFAULT_DATE_FORMATS).find((each) => reads(text, each));
  return format === undefined ? { kind: "string" } : { kind: "date", format };
}

function reads(text: string, format: string): boolean {
  if (!/\d/.test(text)) return false;
  try {
    dateFormat(format).parse(text);
    return true;
  } catch (cause) {
    if (cause instanceof SearchError) return false;
    throw cause;
  }
}

const field = (path: string, type: FieldMapping["type"], set: [string, ReplyValue][] = []): FieldMapping => ({
  kind: "field",
  path,
  type,
  set: new Map(set),
  copyTo: [],
  fields: new Map(),
});

function defaultField(path: string, { kind, format }: Detected): FieldMapping {
  switch (kind) {
    case "long":
    case "boolean":
      return field(path, kind);
    case "double":
      return field(path, "float");
    case "date":
      return dateField(path, format);
    default:
      return {
        ...field(path, "text"),
        fields: new Map([["keyword", field(`${path}.keyword`, "keyword", [["ignore_above", 256]])]]),
      };
  }
}

function dateField(path: string, format = "strict_date_optional_time"): FieldMapping {
  if (format === "strict_date_optional_time") return field(path, "date");
  return field(path, "date", [
    ["format", format],
    ["locale", ""],
  ]);
}

const DYNAMIC_TYPES = {
  string: "text",
  long: "long",
  double: "float",
  boolean: "boolean",
  date: "date",
  object: "object",
} as const;

function fromTemplate(
  template: JsonNode,
  path: string,
  detected: Detected,
  analysis: AnalysisRegistry,
): ObjectMapping | FieldMapping {
  const type = DYNAMIC_TYPES[detected.kind];
  const filled = fillTemplate(template, path.slice(path.lastIndexOf(".") + 1), type);
  if (filled.kind !== "object") throw illegalArgument("a dynamic template's mapping must be an object");
  const named = filled.entries.find(({ key }) => key === "type")?.value;
  const isObject = named
    ? named.kind === "string" && (named.value === "object" || named.value === "nested")
    : detected.kind === "object";
  if (isObject) return parseObject(filled, path, analysis);
  if (named) return parseField(filled, path, analysis);
  const { at, end } = filled;
  const typed = {
    key: "type",
    keyAt: at,
    keyEnd: at,
    value: { kind: "string", value: type, at, end },
  } as const;
  return parseField({ kind: "object", at, end, entries: [typed, ...filled.entries] }, path, analysis);
}
