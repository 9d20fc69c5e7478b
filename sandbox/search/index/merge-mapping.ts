import { illegalArgument, SearchError } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { EMPTY_MAPPING, type FieldMapping, type ObjectMapping, type RootMapping } from "./mapping-tree";
import { PARAMETERS, parameterOf, parameterText } from "./parameters";

/** The mapping after `incoming` was put on top of `known`; throws where Elasticsearch refuses a change. */
export function mergeMapping(known: RootMapping, incoming: RootMapping): RootMapping {
  return { ...known, ...incoming, root: mergeObject(known.root, incoming.root) };
}

function mergeObject(known: ObjectMapping, incoming: ObjectMapping): ObjectMapping {
  // The first mapping of an index changes nothing.
  if (known === EMPTY_MAPPING.root) return incoming;
  if (known.nested !== incoming.nested) throw nestedConflict(known.path);
  if (incoming.enabled !== undefined && incoming.enabled !== (known.enabled ?? true)) {
    throw enabledChange(known.path || "_doc");
  }
  refuseNestedChange("include_in_parent", known.path, known.includeInParent, incoming.includeInParent);
  refuseNestedChange("include_in_root", known.path, known.includeInRoot, incoming.includeInRoot);
  return {
    ...known,
    ...(incoming.dynamic !== undefined && { dynamic: incoming.dynamic }),
    children: mergeChildren(known.children, incoming.children),
  };
}

function refuseNestedChange(name: string, path: string, known: boolean, incoming: boolean): void {
  if (known !== incoming)
    throw illegalArgument(`the [${name}] parameter can't be updated on a nested object mapping [${path}]`);
}

const enabledChange = (path: string): SearchError =>
  new SearchError(
    500,
    "mapper_exception",
    `the [enabled] parameter can't be updated for the object mapping [${path}]`,
  );

const nestedConflict = (path: string): SearchError =>
  illegalArgument(`can't merge a non-nested mapping [${path}] with a nested mapping`);

type Children = ObjectMapping["children"];

function mergeChildren(known: Children, incoming: Children): Children {
  if (incoming.size === 0) return known;
  const merged = new Map(known);
  for (const [name, child] of incoming) {
    const old = merged.get(name);
    merged.set(name, old ? mergeChild(old, child) : child);
  }
  return merged;
}

function mergeChild(
  known: ObjectMapping | FieldMapping,
  incoming: ObjectMapping | FieldMapping,
): ObjectMapping | FieldMapping {
  if (known.kind === "field" && incoming.kind === "field") return mergeField(known, incoming);
  if (known.kind === "object" && incoming.kind === "object") return mergeObject(known, incoming);
  if (incoming.kind === "object" && incoming.nested) throw nestedConflict(known.path);
  throw illegalArgument(`can't merge a non object mapping [${known.path}] with an object mapping`);
}

const typeChange = (known: FieldMapping, to: string): Error =>
  illegalArgument(`mapper [${known.path}] cannot be changed from type [${known.type}] to [${to}]`);

function mergeField(known: FieldMapping, incoming: FieldMapping): FieldMapping {
  // Java prints the class of an alias's builder.
  if (known.type !== incoming.type)
    throw typeChange(known, incoming.type === "alias" ? "Builder" : incoming.type);
  const conflicts = Object.keys(PARAMETERS[known.type]).flatMap((name) => conflict(known, incoming, name));
  if (conflicts.length > 0) {
    throw illegalArgument(
      `Mapper for [${known.path}] conflicts with existing mapper:\n\t${conflicts.join("\n\t")}`,
    );
  }
  const fields = new Map(known.fields);
  for (const [name, field] of incoming.fields) {
    const old = fields.get(name);
    fields.set(name, old ? mergeField(old, field) : field);
  }
  return { ...incoming, fields };
}

function conflict(known: FieldMapping, incoming: FieldMapping, name: string): string[] {
  const [before, after] = [parameterOf(known, name), parameterOf(incoming, name)];
  const updatable = PARAMETERS[known.type][name]?.updatable === true || (name === "norms" && after === false);
  if (updatable || sameValue(before, after)) return [];
  return [
    `Cannot update parameter [${name}] from [${parameterText(before, name, known.type)}] to [${parameterText(after, name, known.type)}]`,
  ];
}

const sameValue = (a: ReplyValue | undefined, b: ReplyValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
