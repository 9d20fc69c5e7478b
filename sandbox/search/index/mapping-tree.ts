import type { JsonNode } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import type { FieldType } from "./mapping";

/** What happens to names that are not mapped. */
export type Dynamic = "true" | "false" | "strict" | "runtime";

/** An object of a mapping. Trees are immutable: a merge makes new nodes and shares the rest. */
export interface ObjectMapping {
  readonly kind: "object";
  readonly path: string;
  readonly nested: boolean;
  readonly includeInParent: boolean;
  readonly includeInRoot: boolean;
  /** As set here; otherwise the parent's counts. */
  readonly dynamic?: Dynamic;
  readonly enabled?: boolean;
  readonly subobjects?: boolean;
  readonly children: ReadonlyMap<string, ObjectMapping | FieldMapping>;
}

/** A leaf of a mapping, multi-fields below it. */
export interface FieldMapping {
  readonly kind: "field";
  readonly path: string;
  readonly type: Exclude<FieldType, "object" | "nested">;
  /** Parameters that were set, as they are shown. */
  readonly set: ReadonlyMap<string, ReplyValue>;
  /** The value that stands for null, as it was written. */
  readonly nullValue?: JsonNode;
  readonly copyTo: readonly string[];
  readonly fields: ReadonlyMap<string, FieldMapping>;
}

/** One rule for names that are not mapped yet. */
export interface DynamicTemplate {
  readonly name: string;
  readonly match: readonly string[];
  readonly unmatch: readonly string[];
  readonly pathMatch: readonly string[];
  readonly pathUnmatch: readonly string[];
  readonly matchMappingType?: string;
  readonly regex: boolean;
  readonly mapping: JsonNode;
  readonly shown: ReplyValue;
}

/** A whole mapping. */
export interface RootMapping {
  readonly root: ObjectMapping;
  readonly dynamicTemplates?: readonly DynamicTemplate[];
  readonly dynamicDateFormats?: readonly string[];
  readonly dateDetection?: boolean;
  readonly numericDetection?: boolean;
  readonly routingRequired?: boolean;
  readonly sourceEnabled?: boolean;
  readonly meta?: ReplyValue;
}

/** A mapping with nothing in it. */
export const EMPTY_MAPPING: RootMapping = {
  root: {
    kind: "object",
    path: "",
    nested: false,
    includeInParent: false,
    includeInRoot: false,
    children: new Map(),
  },
};
