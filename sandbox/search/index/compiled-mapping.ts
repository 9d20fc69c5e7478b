import type { AnalysisRegistry } from "../analysis/analyzer";
import type { ReplyValue } from "../json/reply-value";
import { compileField, type IndexedField } from "./compile-field";
import type { LiveMapping } from "./live-index";
import type { MappedField } from "./mapping";
import { findMapping } from "./mapping-limits";
import type { FieldMapping, ObjectMapping, RootMapping } from "./mapping-tree";
import { METADATA_FIELDS } from "./metadata-fields";
import { showField, showMapping } from "./show-mapping";

/** Compiled fields by the mapping that they were made of: a mapping that grows shares those that stay. */
type CompiledFields = WeakMap<FieldMapping, readonly IndexedField[]>;

/** A mapping made ready for documents and queries; a field is compiled when it is first asked for. */
export class CompiledMapping implements LiveMapping {
  private readonly fields = new Map<string, IndexedField>();
  private names: readonly string[] | undefined;
  private copies: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly tree: RootMapping,
    private readonly analysis: AnalysisRegistry,
    private readonly compiled: CompiledFields = new WeakMap(),
  ) {}

  /** The same analysis under another tree. */
  with(tree: RootMapping): CompiledMapping {
    return new CompiledMapping(tree, this.analysis, this.compiled);
  }

  get fieldNames(): readonly string[] {
    this.names ??= this.allFields(this.tree.root, undefined)
      .map(({ field }) => field.name)
      .sort();
    return this.names;
  }

  private allFields(object: ObjectMapping, nestedPath: string | undefined): readonly IndexedField[] {
    return [...object.children.values()].flatMap((child) =>
      child.kind === "field"
        ? this.compile(child, nestedPath)
        : this.allFields(child, child.nested ? child.path : nestedPath),
    );
  }

  private compile(mapping: FieldMapping, nestedPath: string | undefined): readonly IndexedField[] {
    const known = this.compiled.get(mapping);
    if (known) return known;
    const fields = compileField(mapping, nestedPath, this.analysis);
    this.compiled.set(mapping, fields);
    return fields;
  }

  field(path: string): MappedField | undefined {
    const field = this.indexed(path)?.field ?? METADATA_FIELDS.get(path);
    return field?.target === undefined ? field : this.indexed(field.target)?.field;
  }

  /** The field itself with all that a document's values need; an alias is no field to write to. */
  indexed(path: string): IndexedField | undefined {
    const known = this.fields.get(path);
    if (known) return known;
    for (const each of this.fieldsAlong(path)) this.fields.set(each.field.name, each);
    return this.fields.get(path);
  }

  /** The first field on the way along a path, with everything below it. */
  private fieldsAlong(path: string): readonly IndexedField[] {
    let node: ObjectMapping = this.tree.root;
    let nestedPath: string | undefined;
    for (const part of path.split(".")) {
      const child = node.children.get(part);
      if (!child) return [];
      if (child.kind === "field") return this.compile(child, nestedPath);
      if (child.nested) nestedPath = child.path;
      node = child;
    }
    return [];
  }

  sourcePaths({ sourcePath }: MappedField): readonly string[] {
    this.copies ??= copiesIn(this.tree.root);
    return [sourcePath, ...(this.copies.get(sourcePath) ?? [])];
  }

  objectKind(path: string): "object" | "nested" | undefined {
    const mapping = findMapping(this.tree.root, path);
    if (mapping?.kind !== "object") return undefined;
    return mapping.nested ? "nested" : "object";
  }

  get routingRequired(): boolean {
    return this.tree.routingRequired === true;
  }

  get sourceEnabled(): boolean {
    return this.tree.sourceEnabled !== false;
  }

  toReply(): { readonly [key: string]: ReplyValue } {
    return showMapping(this.tree);
  }

  fieldReply(path: string, includeDefaults: boolean): ReplyValue | undefined {
    if (METADATA_FIELDS.has(path)) return {};
    const mapping = findMapping(this.tree.root, path);
    if (mapping?.kind !== "field") return undefined;
    return { [path.slice(path.lastIndexOf(".") + 1)]: showField(mapping, includeDefaults) };
  }
}

/** Names of the fields that are copied to a field, by its name. */
function copiesIn(
  object: ObjectMapping,
  copies = new Map<string, readonly string[]>(),
): ReadonlyMap<string, readonly string[]> {
  for (const child of object.children.values()) {
    if (child.kind === "object") copiesIn(child, copies);
    else for (const to of child.copyTo) copies.set(to, [...(copies.get(to) ?? []), child.path]);
  }
  return copies;
}
