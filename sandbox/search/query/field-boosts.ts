import { illegalArgument } from "../errors/search-error";
import type { MappedField } from "../index/mapping";
import type { SearchScope } from "./scope";
import { wildcardTest } from "./weigh-pattern";

/** A field, or a pattern of fields, and how much it counts. */
export interface FieldBoost {
  readonly field: string;
  readonly boost: number;
}

/** Reads `name^3`. */
export function readFieldBoost(text: string): FieldBoost {
  const at = text.indexOf("^");
  if (at < 0) return { field: text, boost: 1 };
  const boost = Number(text.slice(at + 1));
  if (Number.isNaN(boost) || text.length === at + 1)
    throw illegalArgument(`For input string: "${text.slice(at + 1)}"`);
  return { field: text.slice(0, at), boost: Math.fround(boost) };
}

/** Fields that a query names, patterns taken apart; two that name one field multiply. */
export interface ResolvedFields {
  readonly fields: readonly FieldBoost[];
  /** All fields are meant: refusals of single ones count as nothing found. */
  readonly all: boolean;
}

/** Finds the fields that names and patterns stand for; none at all means every field. */
export function resolveFields(asked: readonly FieldBoost[], scope: SearchScope): ResolvedFields {
  const names = asked.length > 0 ? asked : [{ field: defaultField(scope), boost: 1 }];
  const found = new Map<string, number>();
  for (const { field, boost } of names) {
    for (const name of namesOf(field, scope)) found.set(name, Math.fround((found.get(name) ?? 1) * boost));
  }
  const fields = [...found].map(([field, boost]) => ({ field, boost }));
  return { fields, all: names.some(({ field }) => field === "*") };
}

const defaultField = (scope: SearchScope): string => scope.setting("index.query.default_field") ?? "*";

function namesOf(pattern: string, { mapping }: SearchScope): readonly string[] {
  if (!pattern.includes("*")) return [pattern];
  const fits = wildcardTest(pattern, false);
  return mapping.fieldNames.filter((name) => {
    const field = mapping.field(name);
    return fits(name) && !name.startsWith("_") && field !== undefined && isSearchable(field);
  });
}

const isSearchable = ({ type, name, sourcePath }: MappedField): boolean =>
  !["geo_point", "binary", "object", "nested", "alias"].includes(type) && !isPartOfTyping(name, sourcePath);

/** Sub-fields of search_as_you_type stand in no pattern. */
const isPartOfTyping = (name: string, sourcePath: string): boolean =>
  name !== sourcePath && /\._(?:\dgram|index_prefix)$/.test(name);
