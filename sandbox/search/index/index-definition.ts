import type { AnalysisRegistry } from "../analysis/analyzer";
import type { CompiledMapping } from "./compiled-mapping";
import type { MappingLimits } from "./mapping-limits";
import type { RootMapping } from "./mapping-tree";
import { SETTING_KINDS } from "./setting-kinds";
import type { Settings } from "./settings";

/** All that a document is parsed against: mapping, analysis and the settings that concern documents. */
export interface IndexDefinition extends DocumentSettings {
  readonly mapping: CompiledMapping;
  readonly analysis: AnalysisRegistry;
}

/** Settings that concern documents, from `index.mapping.*`. */
export interface DocumentSettings {
  /** Defaults for fields that do not say. */
  readonly coerce: boolean;
  readonly ignoreMalformed: boolean;
  readonly ignoreAbove: number;
  readonly limits: MappingLimits & { nestedObjects: number };
}

/** The same with another mapping. */
export function withMapping(definition: IndexDefinition, tree: RootMapping): IndexDefinition {
  return { ...definition, mapping: definition.mapping.with(tree) };
}

/** Reads the settings that concern documents. */
export function definitionLimits(settings: Settings): DocumentSettings {
  const text = (name: string): string =>
    String(settings.get(`index.mapping.${name}`) ?? SETTING_KINDS.get(`mapping.${name}`)?.otherwise);
  const number = (name: string): number => Number(text(name));
  return {
    coerce: text("coerce") === "true",
    ignoreMalformed: text("ignore_malformed") === "true",
    ignoreAbove: number("ignore_above"),
    limits: {
      totalFields: number("total_fields.limit"),
      depth: number("depth.limit"),
      nestedFields: number("nested_fields.limit"),
      nestedObjects: number("nested_objects.limit"),
      fieldNameLength: number("field_name_length.limit"),
    },
  };
}
