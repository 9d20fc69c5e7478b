import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonArray, JsonEntry, JsonNode, JsonObject, Place } from "../json/node";
import { readJson } from "../json/read";
import { JsonSyntaxError, TrailingValue } from "../json/syntax-error";
import type { IndexedField } from "./compile-field";
import { documentError, fieldError, lastPlace } from "./document-errors";
import { DocumentBuilder } from "./document-builder";
import { checkFieldName, expandDots } from "./field-name";
import type { IndexDefinition } from "./index-definition";
import type { Dynamic, FieldMapping, ObjectMapping } from "./mapping-tree";
import { addValue, isPointList } from "./add-value";
import type { ParsedDocument } from "./parsed-document";

/** A parsed document and the definition it fits, which has grown when the document had new names. */
export interface Parsed {
  readonly document: ParsedDocument;
  readonly definition: IndexDefinition;
}

/** Parses a document's JSON text against a mapping; nothing is kept of it when it throws. */
export function parseDocument(source: string, id: string, definition: IndexDefinition): Parsed {
  const root = source.trim() === "" ? undefined : readSource(source);
  if (root?.kind !== "object")
    throw new SearchError(400, "document_parsing_exception", "Malformed content, must start with an object");
  const parser = new DocumentParser(id, definition);
  return parser.parse(root);
}

function readSource(source: string): JsonNode {
  try {
    return readJson(source);
  } catch (cause) {
    if (cause instanceof JsonSyntaxError)
      throw documentError(
        cause.lastToken,
        cause.trailing ? cause.reason : `failed to parse: ${cause.reason}`,
        cause,
      );
    if (cause instanceof TrailingValue)
      throw illegalArgument(`Malformed content, found extra data after parsing: ${cause.token}`);
    throw cause;
  }
}

const METADATA = new Set([
  "_id",
  "_index",
  "_source",
  "_routing",
  "_ignored",
  "_seq_no",
  "_version",
  "_field_names",
  "_nested_path",
  "_tier",
]);

class DocumentParser {
  private readonly builder: DocumentBuilder;
  /** Where the parser stands, for errors that no field claims. */
  private place: Place | undefined;
  private current: JsonNode | undefined;
  /** The field's whole value when it is `[lon, lat]`: Elasticsearch reads it outside the field's own error. */
  private wholePoint: JsonNode | undefined;

  constructor(
    private readonly id: string,
    definition: IndexDefinition,
  ) {
    this.builder = new DocumentBuilder(definition);
  }

  parse(root: JsonObject): Parsed {
    try {
      const { root: mapping } = this.builder.definition.mapping.tree;
      if (mapping.enabled !== false) this.objectBody(root, mapping, mapping.dynamic ?? "true");
      return { document: this.builder.finish(), definition: this.builder.definition };
    } catch (cause) {
      throw this.located(cause);
    }
  }

  private located(cause: unknown): unknown {
    if (
      !(cause instanceof SearchError) ||
      cause.type.endsWith("_parsing_exception") ||
      cause.type.startsWith("strict_")
    )
      return cause;
    const place = this.place ?? this.current?.at;
    return place && cause.type !== "unsupported_in_embedded"
      ? documentError(place, `failed to parse: ${cause.reason}`, cause)
      : cause;
  }

  private objectBody(node: JsonObject, mapping: ObjectMapping, dynamic: Dynamic): void {
    let [known, definition] = [mapping, this.builder.definition];
    for (const entry of node.entries) {
      if (this.builder.definition !== definition) {
        definition = this.builder.definition;
        known = this.builder.objectAt(mapping.path) ?? known;
      }
      this.entry(entry, known, dynamic);
    }
  }

  private entry(entry: JsonEntry, object: ObjectMapping, dynamic: Dynamic): void {
    const { key, value } = entry;
    const { path } = object;
    if (path === "" && METADATA.has(key)) throw this.metadataField(key, value);
    const child = object.children.get(key);
    this.current = value;
    if (child) {
      this.mapped(value, child, key, dynamic);
      return;
    }
    const plain = !key.includes(".") && key.trim() !== "";
    if (plain) this.unmapped(value, path === "" ? key : `${path}.${key}`, key, dynamic);
    else this.named(entry, object, dynamic);
  }

  private metadataField(key: string, value: JsonNode): SearchError {
    const advice =
      "is a metadata field and cannot be added inside a document. Use the index API request parameters.";
    const inner = documentError(lastPlace(value), `Field [${key}] ${advice}`);
    return fieldError({ name: key, type: key }, value, this.id, inner);
  }

  /** A name with dots is a way through objects; a name of blanks is refused. */
  private named(entry: JsonEntry, object: ObjectMapping, dynamic: Dynamic): void {
    this.place = entry.keyAt;
    checkFieldName(entry);
    this.place = undefined;
    this.entry(expandDots(entry), object, dynamic);
  }

  private mapped(
    value: JsonNode,
    mapping: ObjectMapping | FieldMapping,
    name: string,
    inherited: Dynamic,
  ): void {
    if (mapping.kind === "object") this.object(value, mapping, name, inherited);
    else this.field(value, mapping);
  }

  private object(value: JsonNode, mapping: ObjectMapping, name: string | null, inherited: Dynamic): void {
    if (value.kind === "null" || mapping.enabled === false) return;
    if (value.kind === "array") {
      for (const [i, item] of value.items.entries()) this.objectItem(item, mapping, i, inherited);
      return;
    }
    this.objectItem(value, mapping, 0, inherited, name);
  }

  private objectItem(
    value: JsonNode,
    mapping: ObjectMapping,
    offset: number,
    inherited: Dynamic,
    name: string | null = null,
  ): void {
    if (value.kind === "null") return;
    if (value.kind === "array") {
      this.object(value, mapping, null, inherited);
      return;
    }
    if (value.kind !== "object") {
      throw documentError(
        value.at,
        `object mapping for [${mapping.path}] tried to parse field [${name}] as object, but found a concrete value`,
      );
    }
    const dynamic = mapping.dynamic ?? inherited;
    if (!mapping.nested) {
      this.objectBody(value, mapping, dynamic);
      return;
    }
    this.current = value;
    this.builder.openNested(mapping, offset);
    this.objectBody(value, mapping, dynamic);
    this.builder.closeNested();
  }

  private field(value: JsonNode, mapping: FieldMapping): void {
    const field = this.builder.definition.mapping.indexed(mapping.path);
    if (!field) return;
    const point = value.kind === "array" && isPoint(value, mapping);
    this.wholePoint = point ? value : undefined;
    if (value.kind === "array" && !point) this.items(value, field);
    else this.value(value, field);
  }

  private items(list: JsonArray, field: IndexedField): void {
    for (const item of list.items) {
      if (item.kind === "array" && !isPoint(item, field.mapping)) this.items(item, field);
      else this.value(item, field);
    }
  }

  private value(node: JsonNode, field: IndexedField): void {
    if (field.mapping.type === "alias")
      throw documentError(node.at, `Cannot write to a field alias [${field.field.name}].`);
    const value = node.kind === "null" ? field.mapping.nullValue : node;
    if (!value) return;
    this.put(value, node, field);
    for (const target of field.mapping.copyTo) this.copy(value, target);
  }

  private put(value: JsonNode, node: JsonNode, field: IndexedField): void {
    this.current = node;
    try {
      addValue(this.builder, field, value);
    } catch (cause) {
      if (!(cause instanceof SearchError)) throw cause;
      if (node === this.wholePoint)
        throw documentError(lastPlace(node), `failed to parse: ${cause.reason}`, cause);
      throw fieldError(field.field, node, this.id, cause);
    }
  }

  private copy(value: JsonNode, path: string): void {
    const known = this.builder.definition.mapping.indexed(path);
    if (known?.mapping.type === "alias") throw illegalArgument(`Cannot copy to a field alias [${path}].`);
    const field = known ?? this.newCopyTarget(value, path);
    if (field) this.builder.inDocumentOf(field.field.nestedPath, () => this.put(value, value, field));
  }

  private newCopyTarget(value: JsonNode, path: string): IndexedField | undefined {
    const parts = path.split(".");
    const dynamic = this.dynamicFor(parts.slice(0, -1));
    if (dynamic === "false") return undefined;
    if (dynamic === "strict") throw this.strict(value.at, path);
    this.builder.define(value, path);
    return this.builder.definition.mapping.indexed(path);
  }

  private dynamicFor(parts: readonly string[]): Dynamic {
    const { root } = this.builder.definition.mapping.tree;
    let [node, dynamic]: [ObjectMapping | undefined, Dynamic] = [root, root.dynamic ?? "true"];
    for (const part of parts) {
      const child: ObjectMapping | FieldMapping | undefined = node?.children.get(part);
      node = child?.kind === "object" ? child : undefined;
      dynamic = node?.dynamic ?? dynamic;
    }
    return dynamic;
  }

  private unmapped(value: JsonNode, path: string, name: string, dynamic: Dynamic): void {
    if (dynamic === "false") return;
    if (dynamic === "strict") throw this.strict(value.at, path);
    const first = firstValue(value);
    if (!first) return;
    this.current = first;
    this.builder.define(first, path);
    const mapping = this.builder.mappingAt(path);
    if (mapping) this.mapped(value, mapping, name, dynamic);
  }

  private strict(place: Place, path: string): SearchError {
    const parent = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "_doc";
    const name = path.slice(path.lastIndexOf(".") + 1);
    const reason = `mapping set to strict, dynamic introduction of [${name}] within [${parent}] is not allowed`;
    return new SearchError(
      400,
      "strict_dynamic_mapping_exception",
      `[${place.line}:${place.column}] ${reason}`,
    );
  }
}

const isPoint = (value: JsonArray, mapping: FieldMapping): boolean =>
  mapping.type === "geo_point" && isPointList(value);

/** The first value in nested lists that is not null: it decides the type. */
function firstValue(node: JsonNode): JsonNode | undefined {
  if (node.kind === "null") return undefined;
  if (node.kind !== "array") return node;
  for (const item of node.items) {
    const first = firstValue(item);
    if (first) return first;
  }
  return undefined;
}
