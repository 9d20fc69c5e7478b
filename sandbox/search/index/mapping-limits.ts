import { illegalArgument } from "../errors/search-error";
import { mappingError } from "./read-parameter";
import type { FieldMapping, ObjectMapping, RootMapping } from "./mapping-tree";

/** Limits of an index on its mapping, from `index.mapping.*`. */
export interface MappingLimits {
  totalFields: number;
  depth: number;
  nestedFields: number;
  fieldNameLength: number;
}

/** Throws when a mapping that is put has more than its index allows, or an alias that points nowhere. */
export function checkLimits(before: RootMapping, after: RootMapping, limits: MappingLimits): void {
  const [known, total] = [countFields(before.root), countFields(after.root)];
  if (total > limits.totalFields) {
    const added = total - known;
    throw illegalArgument(
      `Limit of total fields [${limits.totalFields}] has been exceeded${added > 0 && known > 0 ? ` while adding new fields [${added}]` : ""}`,
    );
  }
  walk(after.root, (child) => checkChild(child, limits));
  if (countNested(after.root) > limits.nestedFields)
    throw illegalArgument(`Limit of nested fields [${limits.nestedFields}] has been exceeded`);
  walk(after.root, (child) => checkAlias(child, after.root));
}

/** Objects, fields and multi-fields of a mapping. */
export function countFields(object: ObjectMapping): number {
  let count = 0;
  walk(object, () => count++);
  return count;
}

function countNested(object: ObjectMapping): number {
  let count = 0;
  walk(object, (child) => {
    if (child.kind === "object" && child.nested) count++;
  });
  return count;
}

function walk(object: ObjectMapping, visit: (child: ObjectMapping | FieldMapping) => void): void {
  for (const child of object.children.values()) {
    visit(child);
    if (child.kind === "object") walk(child, visit);
    else for (const field of child.fields.values()) visit(field);
  }
}

function checkChild(child: ObjectMapping | FieldMapping, limits: MappingLimits): void {
  const parts = child.path.split(".");
  if (child.kind === "object" && parts.length + 1 > limits.depth) {
    throw illegalArgument(
      `Limit of mapping depth [${limits.depth}] has been exceeded due to object field [${child.path}]`,
    );
  }
  const name = parts.at(-1) ?? "";
  if (name.length > limits.fieldNameLength)
    throw illegalArgument(
      `Field name [${name}] is longer than the limit of [${limits.fieldNameLength}] characters`,
    );
}

function checkAlias(child: ObjectMapping | FieldMapping, root: ObjectMapping): void {
  if (child.kind !== "field" || child.type !== "alias") return;
  const target = child.set.get("path");
  const path = typeof target === "string" ? target : "";
  const invalid = (why: string): Error =>
    mappingError(`Invalid [path] value [${path}] for field alias [${child.path}]: ${why}`);
  if (path === child.path) throw invalid("an alias cannot refer to itself.");
  const found = findMapping(root, path);
  if (found?.kind === "field" && found.type === "alias")
    throw invalid("an alias cannot refer to another alias.");
  if (found?.kind !== "field") throw invalid("an alias must refer to an existing field in the mappings.");
}

/** The node of a path, multi-fields included. */
export function findMapping(root: ObjectMapping, path: string): ObjectMapping | FieldMapping | undefined {
  let node: ObjectMapping | FieldMapping | undefined = root;
  for (const part of path.split("."))
    node = node?.kind === "object" ? node.children.get(part) : node?.fields.get(part);
  return node;
}
