import { illegalArgument } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import type { IndexedField } from "./compile-field";
import type { IndexDefinition } from "./index-definition";
import { withMapping } from "./index-definition";
import { countFields, findMapping } from "./mapping-limits";
import type { FieldMapping, ObjectMapping } from "./mapping-tree";
import { EMPTY_MAPPING } from "./mapping-tree";
import { newMapping } from "./new-field";
import type { FieldValue, LuceneDocument, ParsedDocument } from "./parsed-document";

interface Open extends LuceneDocument {
  readonly includeInParent: boolean;
  readonly includeInRoot: boolean;
}

/** Collects a document's values while it is parsed, and the mapping that its new names make. */
export class DocumentBuilder {
  private readonly done: LuceneDocument[] = [];
  private readonly open: Open[] = [start(undefined)];
  private readonly ignored = new Set<string>();
  private added = 0;
  private nested = 0;

  constructor(public definition: IndexDefinition) {}

  add(field: IndexedField, value: FieldValue): void {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const document = this.open[i];
      if (!document) return;
      document.fields.push(field);
      document.values.push(value);
      if (document.includeInParent) continue;
      if (document.includeInRoot && i > 1) i = 1;
      else if (!document.includeInRoot) return;
    }
  }

  ignore(field: string): void {
    this.ignored.add(field);
  }

  openNested(mapping: ObjectMapping, offset: number): void {
    const limit = this.definition.limits.nestedObjects;
    if (++this.nested > limit) {
      throw illegalArgument(
        `The number of nested documents has exceeded the allowed limit of [${limit}]. This limit can be set by changing the [index.mapping.nested_objects.limit] index level setting.`,
      );
    }
    this.open.push(start(mapping, offset));
  }

  closeNested(): void {
    const document = this.open.pop();
    if (document) this.done.push(document);
  }

  /** Runs `write` as if in the nested object (or the root) that a copied field belongs to. */
  inDocumentOf(nestedPath: string | undefined, write: () => void): void {
    const depth = this.open.findLastIndex((document) => document.nestedPath === nestedPath);
    const above = this.open.splice(depth + 1);
    write();
    this.open.push(...above);
  }

  /** Adds what dynamic mapping makes of a value to the mapping, with the objects on the way. */
  define(value: JsonNode, path: string): void {
    const { mapping, analysis, limits } = this.definition;
    const field = newMapping(value, path, mapping.tree, analysis);
    this.added += field.kind === "field" ? 1 + field.fields.size : 1;
    const root = insert(mapping.tree.root, path.split("."), field, "");
    if (countFields(root) > limits.totalFields) {
      throw illegalArgument(
        `Limit of total fields [${limits.totalFields}] has been exceeded while adding new fields [${this.added}]`,
      );
    }
    if (path.split(".").length + (field.kind === "object" ? 1 : 0) > limits.depth) {
      throw illegalArgument(
        `Limit of mapping depth [${limits.depth}] has been exceeded due to object field [${path}]`,
      );
    }
    this.definition = withMapping(this.definition, { ...mapping.tree, root });
  }

  objectAt(path: string): ObjectMapping | undefined {
    if (path === "") return this.definition.mapping.tree.root;
    const mapping = this.mappingAt(path);
    return mapping?.kind === "object" ? mapping : undefined;
  }

  mappingAt(path: string): ObjectMapping | FieldMapping | undefined {
    return findMapping(this.definition.mapping.tree.root, path);
  }

  finish(): ParsedDocument {
    const root = this.open.pop();
    return { documents: root ? [...this.done, root] : this.done, ignored: [...this.ignored].sort() };
  }
}

function start(mapping: ObjectMapping | undefined, nestedOffset = 0): Open {
  return {
    nestedPath: mapping?.path,
    nestedOffset,
    fields: [],
    values: [],
    includeInParent: mapping?.includeInParent ?? false,
    includeInRoot: mapping?.includeInRoot ?? false,
  };
}

function insert(
  object: ObjectMapping,
  parts: readonly string[],
  field: ObjectMapping | FieldMapping,
  path: string,
): ObjectMapping {
  const [first = "", ...rest] = parts;
  const children = new Map(object.children);
  const childPath = path === "" ? first : `${path}.${first}`;
  const known = children.get(first);
  const inner = known?.kind === "object" ? known : { ...EMPTY_MAPPING.root, path: childPath };
  children.set(first, rest.length === 0 ? field : insert(inner, rest, field, childPath));
  return { ...object, children };
}
