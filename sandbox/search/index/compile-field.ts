import type { AnalysisRegistry, Analyzer } from "../analysis/analyzer";
import { dateFormat, type DateFormat } from "../dates/date-format";
import { Floating } from "../json/reply-value";
import { plainValue } from "../json/walk";
import type { MappedField } from "./mapping";
import type { FieldMapping } from "./mapping-tree";
import { isOn, parameterOf } from "./parameters";
import { canonicalIp } from "./parse-ip";
import { prefixAnalyzer, shingleAnalyzer } from "./shingles";

/** A field with all that indexing its values needs. */
export interface IndexedField {
  readonly field: MappedField;
  readonly mapping: FieldMapping;
  /** Multi-fields and sub-fields that receive the same values. */
  readonly below: readonly IndexedField[];
  /** Of a date field. */
  readonly dates?: DateFormat;
  readonly coerce: boolean | undefined;
  readonly ignoreMalformed: boolean | undefined;
  /** Positions left between two values. */
  readonly positionGap: number;
}

/** The field and everything below it, the field first. */
export function compileField(
  mapping: FieldMapping,
  nestedPath: string | undefined,
  analysis: AnalysisRegistry,
): IndexedField[] {
  const shingled = mapping.type === "search_as_you_type" ? subFields(mapping, nestedPath, analysis) : [];
  const multi = [...mapping.fields.values()].map((each) =>
    compileField({ ...each, path: each.path }, nestedPath, analysis),
  );
  const below = [...shingled, ...multi.flatMap(([first]) => (first ? [first] : []))].map((each) =>
    under(each, mapping.path),
  );
  const deeper = multi.flatMap(([, ...rest]) => rest).map((each) => under(each, mapping.path));
  return [indexedField(mapping, mappedField(mapping, nestedPath, analysis), below), ...below, ...deeper];
}

const under = (each: IndexedField, sourcePath: string): IndexedField => ({
  ...each,
  field: { ...each.field, sourcePath },
});

function indexedField(
  mapping: FieldMapping,
  field: MappedField,
  below: readonly IndexedField[],
): IndexedField {
  const gap = mapping.set.get("position_increment_gap");
  const [coerce, malformed] = [mapping.set.get("coerce"), mapping.set.get("ignore_malformed")];
  return {
    field,
    mapping,
    below,
    coerce: typeof coerce === "boolean" ? coerce : undefined,
    ignoreMalformed: typeof malformed === "boolean" ? malformed : undefined,
    positionGap: typeof gap === "number" ? gap : (field.analyzer?.positionIncrementGap ?? 100),
    ...(field.format !== undefined && { dates: dateFormat(field.format) }),
  };
}

function mappedField(
  mapping: FieldMapping,
  nestedPath: string | undefined,
  analysis: AnalysisRegistry,
): MappedField {
  const { type } = mapping;
  const target = mapping.set.get("path");
  return {
    name: mapping.path,
    type,
    indexed: type !== "alias" && type !== "binary" && parameterOf(mapping, "index") !== false,
    docValues: parameterOf(mapping, "doc_values") === true,
    norms: isOn(mapping, "norms"),
    indexOptions: indexOptions(parameterOf(mapping, "index_options")),
    fielddata: isOn(mapping, "fielddata"),
    ...(mapping.set.get("store") === true && { stored: true }),
    similarity: parameterOf(mapping, "similarity") === "boolean" ? "boolean" : "BM25",
    sourcePath: mapping.path,
    ...(nestedPath !== undefined && { nestedPath }),
    ...(type === "alias" && typeof target === "string" && { target }),
    ...analyzers(mapping, analysis),
    ...typed(mapping, analysis),
  };
}

function indexOptions(value: unknown): MappedField["indexOptions"] {
  return value === "positions" || value === "freqs" || value === "offsets" ? value : "docs";
}

function analyzers(mapping: FieldMapping, analysis: AnalysisRegistry): Partial<MappedField> {
  if (mapping.type !== "text" && mapping.type !== "search_as_you_type") return {};
  const named = (key: string): Analyzer | undefined => {
    const name = mapping.set.get(key);
    return typeof name === "string" && name !== "default" ? analysis.analyzer(name) : undefined;
  };
  const standard = analysis.analyzer("default") ?? analysis.analyzer("standard");
  const analyzer = named("analyzer") ?? standard;
  const search =
    named("search_analyzer") ?? named("analyzer") ?? analysis.analyzer("default_search") ?? standard;
  const quoted = named("search_quote_analyzer") ?? search;
  return {
    ...(analyzer && { analyzer }),
    ...(search && { searchAnalyzer: search }),
    ...(quoted && { searchQuoteAnalyzer: quoted }),
  };
}

function typed(mapping: FieldMapping, analysis: AnalysisRegistry): Partial<MappedField> {
  const [normalizerName, ignoreAbove, factor, format] = [
    "normalizer",
    "ignore_above",
    "scaling_factor",
    "format",
  ].map((name) => mapping.set.get(name));
  const normalizer = typeof normalizerName === "string" ? analysis.normalizer(normalizerName) : undefined;
  return {
    ...(normalizer && { normalizer }),
    ...(mapping.type === "ip" && { normalizer: { normalize: canonicalIp } }),
    ...(typeof ignoreAbove === "number" && { ignoreAbove }),
    ...(factor instanceof Floating && { scalingFactor: factor.value }),
    ...(mapping.type === "date" && {
      format: typeof format === "string" ? format : "strict_date_optional_time||epoch_millis",
    }),
    ...(mapping.nullValue && { nullValue: plainValue(mapping.nullValue) }),
  };
}

/** `_2gram`, `_3gram` ... and `_index_prefix` of a search_as_you_type field. */
function subFields(
  mapping: FieldMapping,
  nestedPath: string | undefined,
  analysis: AnalysisRegistry,
): IndexedField[] {
  const base = mappedField(mapping, nestedPath, analysis);
  const { analyzer, searchAnalyzer } = base;
  const size = Number(parameterOf(mapping, "max_shingle_size"));
  if (!analyzer || !searchAnalyzer) return [];
  const sub = (name: string, index: Analyzer, search: Analyzer, norms = base.norms): IndexedField => {
    const field = {
      ...base,
      norms,
      name: `${base.name}.${name}`,
      analyzer: index,
      searchAnalyzer: search,
      searchQuoteAnalyzer: search,
    };
    return indexedField({ ...mapping, path: field.name, fields: new Map() }, field, []);
  };
  const grams = Array.from({ length: size - 1 }, (_, i) => i + 2);
  return [
    ...grams.map((n) => sub(`_${n}gram`, shingleAnalyzer(analyzer, n), shingleAnalyzer(searchAnalyzer, n))),
    sub("_index_prefix", prefixAnalyzer(analyzer, size), shingleAnalyzer(searchAnalyzer, size), false),
  ];
}
