import type { TokenStream } from "../analysis/analyzer";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import { utf8Length } from "../json/source-text";
import type { IndexedField } from "./compile-field";
import type { DocumentBuilder } from "./document-builder";
import { parseGeoPoint } from "./parse-geo-point";
import { isNumberType, parseNumber } from "./parse-number";
import { parseBoolean, parseDateValue, parseText } from "./parse-scalar";
import type { FieldValue } from "./parsed-document";

const LONGEST_TERM = 32_766;

/** Adds one value to a field and to its multi-fields; throws the cause of a `document_parsing_exception`. */
export function addValue(builder: DocumentBuilder, field: IndexedField, node: JsonNode): void {
  const { indexed, docValues, type } = field.field;
  const value = readOrIgnore(builder, field, node);
  if (value !== undefined && (indexed || docValues || type === "text")) builder.add(field, value);
  for (const below of field.below) addValue(builder, below, node);
}

function readOrIgnore(builder: DocumentBuilder, field: IndexedField, node: JsonNode): FieldValue | undefined {
  try {
    return read(builder, field, node);
  } catch (cause) {
    const lenient = field.ignoreMalformed ?? (mayBeMalformed(field) && builder.definition.ignoreMalformed);
    if (
      !(cause instanceof SearchError) ||
      !lenient ||
      (node.kind === "object" && field.field.type !== "geo_point")
    )
      throw cause;
    builder.ignore(field.field.name);
    return undefined;
  }
}

const mayBeMalformed = ({ field: { type } }: IndexedField): boolean =>
  isNumberType(type) || type === "date" || type === "geo_point" || type === "boolean" || type === "ip";

function read(builder: DocumentBuilder, field: IndexedField, node: JsonNode): FieldValue | undefined {
  const { type } = field.field;
  if (type === "text" || type === "search_as_you_type") return readTokens(field, parseText(node));
  if (type === "keyword" || type === "ip") return readKeyword(builder, field, parseText(node));
  if (type === "boolean") return parseBoolean(node);
  if (type === "date") return parseDateValue(node, field);
  if (type === "geo_point") return parseGeoPoint(node, field.field.name);
  if (isNumberType(type)) return readNumber(builder, field, node);
  return undefined;
}

const NO_TOKENS: TokenStream = { tokens: [], endPositions: 0, endOffset: 0 };

/** Analysed here, so that a term that no index can hold refuses the whole document. */
function readTokens({ field }: IndexedField, text: string): TokenStream {
  if (!field.indexed || !field.analyzer) return NO_TOKENS;
  const stream = field.analyzer.analyze(text);
  if (text.length * 3 > LONGEST_TERM) for (const token of stream.tokens) checkLength(field.name, token.text);
  return stream;
}

function checkLength(field: string, term: string): void {
  if (term.length * 3 > LONGEST_TERM && utf8Length(term) > LONGEST_TERM) throw immenseTerm(field, term);
}

function readNumber(builder: DocumentBuilder, field: IndexedField, node: JsonNode): FieldValue | undefined {
  const { type, scalingFactor } = field.field;
  if (!isNumberType(type)) return undefined;
  const coerce = field.coerce ?? builder.definition.coerce;
  if (coerce && node.kind === "string" && node.value === "") {
    const { nullValue } = field.mapping;
    return nullValue ? parseNumber(type, nullValue, true, scalingFactor) : undefined;
  }
  return parseNumber(type, node, coerce, scalingFactor);
}

function readKeyword(builder: DocumentBuilder, { field }: IndexedField, text: string): string | undefined {
  if (text.length > (field.ignoreAbove ?? builder.definition.ignoreAbove)) {
    builder.ignore(field.name);
    return undefined;
  }
  const term = field.normalizer ? field.normalizer.normalize(text) : text;
  checkLength(field.name, term);
  return term;
}

function immenseTerm(field: string, term: string): SearchError {
  const prefix = [...term.slice(0, 30)].map((character) => character.charCodeAt(0)).join(", ");
  return illegalArgument(
    `Document contains at least one immense term in field="${field}" (whose UTF8 encoding is longer than the max length ${LONGEST_TERM}), all of which were skipped. ` +
      `Please correct the analyzer to not produce such terms. The prefix of the first immense term is: '[${prefix}]...'`,
  );
}

/** True for `[lon, lat]` and an empty or odd list that stands where a point may: a list of numbers is one point. */
export const isPointList = (node: JsonNode): boolean =>
  node.kind === "array" && node.items[0]?.kind === "number";
