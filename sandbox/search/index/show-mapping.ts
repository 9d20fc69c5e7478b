import type { ReplyValue } from "../json/reply-value";
import type { FieldMapping, ObjectMapping, RootMapping } from "./mapping-tree";
import { PARAMETERS } from "./parameters";

type Members = Record<string, ReplyValue>;

/** A mapping as `GET /i/_mapping` prints it: only what was set and is not the default. */
export function showMapping(mapping: RootMapping): Members {
  return {
    ...(mapping.root.dynamic !== undefined && { dynamic: mapping.root.dynamic }),
    ...(mapping.root.enabled === false && { enabled: false }),
    ...(mapping.meta !== undefined && { _meta: mapping.meta }),
    ...(mapping.routingRequired && { _routing: { required: true } }),
    ...(mapping.sourceEnabled === false && { _source: { enabled: false } }),
    ...(mapping.dynamicDateFormats && { dynamic_date_formats: mapping.dynamicDateFormats }),
    ...(mapping.dynamicTemplates && {
      dynamic_templates: mapping.dynamicTemplates.map(({ shown }) => shown),
    }),
    ...(mapping.dateDetection !== undefined && { date_detection: mapping.dateDetection }),
    ...(mapping.numericDetection !== undefined && { numeric_detection: mapping.numericDetection }),
    ...showProperties(mapping.root),
  };
}

function showProperties({ children }: ObjectMapping): Members {
  if (children.size === 0) return {};
  const names = [...children.keys()].sort();
  const properties: Members = Object.create(null);
  for (const name of names) {
    const child = children.get(name);
    if (child) properties[name] = child.kind === "object" ? showObject(child) : showField(child);
  }
  return { properties };
}

function showObject(object: ObjectMapping): Members {
  // An object without fields names its type, so that it reads back as one.
  const type = object.nested ? "nested" : object.children.size === 0 ? "object" : undefined;
  return {
    ...(type && { type }),
    ...(object.includeInParent && { include_in_parent: true }),
    ...(object.includeInRoot && { include_in_root: true }),
    ...(object.dynamic !== undefined && { dynamic: object.dynamic }),
    ...(object.enabled === false && { enabled: false }),
    ...(object.subobjects !== undefined && { subobjects: object.subobjects }),
    ...showProperties(object),
  };
}

/** One field as a mapping prints it; `includeDefaults` adds every parameter it did not set. */
export function showField(field: FieldMapping, includeDefaults = false): Members {
  const shown: Members = { type: field.type };
  for (const [name, parameter] of Object.entries(PARAMETERS[field.type])) {
    const value = field.set.get(name);
    const isDefault = JSON.stringify(value) === JSON.stringify(parameter.otherwise);
    if (value !== undefined && !isDefault) shown[name] = value;
    else if (includeDefaults || parameter.shown) shown[name] = parameter.otherwise;
  }
  if (field.fields.size > 0)
    shown["fields"] = Object.fromEntries([...field.fields].map(([name, each]) => [name, showField(each)]));
  if (field.copyTo.length > 0) shown["copy_to"] = field.copyTo;
  return shown;
}
