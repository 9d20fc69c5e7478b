import { illegalArgument, SearchError } from "../errors/search-error";
import { plainValue } from "../json/walk";
import type { JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import type { SearchScope } from "../query/scope";
import type { Analyzer, Token } from "./analyzer";
import { type Chain, chainAnalyzer, type Step } from "./chain";
import type { CharFilter } from "./char-filters/filtered-text";
import { part } from "../parts/part";
import { ComponentSettings } from "./component-settings";
import { needingSettings } from "./filters/make-filter";
import { explainChain, explainWhole } from "./explain-tokens";
import { Registry } from "./registry";
import { tokensOf } from "./tokens-of";

/** The index of a request, as far as analysis looks at it. */
export type AnalyzeScope = Pick<SearchScope, "mapping" | "analysis" | "setting">;

interface AnalyzeRequest {
  texts: string[];
  values: Readonly<Record<string, unknown>>;
  attributes: string[];
}

/** What `_analyze` answers: tokens, or with `explain` the work of every step. */
export function analyze(body: JsonObject, scope: AnalyzeScope | undefined): ReplyValue {
  const request = readRequest(body);
  const { values } = request;
  const registry = scope?.analysis instanceof Registry ? scope.analysis : new Registry();
  const most = Number(scope?.setting("index.analyze.max_token_count") ?? 10_000);
  const chain = customChain(values, registry);
  if (values["explain"] === true) {
    const named = values["analyzer"];
    const known = chain ?? (typeof named === "string" ? registry.chain(named) : undefined);
    if (known) return explainChain(request.texts, known, request.attributes, most);
    return explainWhole(request.texts, analyzerOf(values, scope, registry), request.attributes, most);
  }
  const analyzer = chain ? chainAnalyzer("custom", chain) : analyzerOf(values, scope, registry);
  return { tokens: tokensOf(request.texts, analyzer, most).map(shown) };
}

function readRequest(body: JsonObject): AnalyzeRequest {
  const known = new Set([
    "text",
    "analyzer",
    "tokenizer",
    "filter",
    "char_filter",
    "field",
    "normalizer",
    "explain",
    "attributes",
  ]);
  for (const { key, keyAt } of body.entries) {
    if (known.has(key)) continue;
    throw new SearchError(
      400,
      "x_content_parse_exception",
      `[${keyAt.line}:${keyAt.column}] [analyze_request] unknown field [${key}]`,
    );
  }
  const values: Record<string, unknown> = Object.create(null);
  for (const { key, value } of body.entries) values[key] = plainValue(value);
  const { text } = values;
  const texts = listOf(text).map(plainText);
  if (texts.length === 0) {
    const reason = "Validation Failed: 1: text is missing;";
    throw new SearchError(400, "action_request_validation_exception", reason);
  }
  const attributes = Array.isArray(values["attributes"]) ? values["attributes"].map(String) : [];
  return { texts, values, attributes };
}

function shown({ text, start, end, type, position, positionLength }: Token): ReplyValue {
  return {
    token: text,
    start_offset: start,
    end_offset: end,
    type,
    position,
    ...(positionLength > 1 ? { positionLength } : {}),
  };
}

function analyzerOf(
  values: AnalyzeRequest["values"],
  scope: AnalyzeScope | undefined,
  registry: Registry,
): Analyzer {
  const name = values["analyzer"];
  if (typeof name === "string") {
    const found = registry.analyzer(name);
    if (found) return found;
    throw illegalArgument(`failed to find ${scope ? "" : "global "}analyzer [${name}]`);
  }
  const field = values["field"];
  if (typeof field === "string") return ofField(field, scope, registry);
  const found = registry.analyzer("default");
  if (!found) throw new Error("there is no default analyzer");
  return found;
}

function ofField(name: string, scope: AnalyzeScope | undefined, registry: Registry): Analyzer {
  if (!scope) throw illegalArgument("analysis based on a specific field requires an index");
  const field = scope.mapping.field(name);
  const standard = registry.analyzer("default");
  if (field && field.type !== "text" && field.type !== "keyword" && field.type !== "search_as_you_type") {
    throw illegalArgument(
      `Can't process field [${name}], Analysis requests are only supported on tokenized fields`,
    );
  }
  if (field?.type === "keyword") return keywordOf(name, field.normalizer);
  const found = field?.analyzer ?? standard;
  if (!found) throw new Error("there is no default analyzer");
  return found;
}

const keywordOf = (name: string, normalizer: { normalize(text: string): string } | undefined): Analyzer => ({
  name,
  positionIncrementGap: 100,
  normalize: (text) => normalizer?.normalize(text) ?? text,
  analyze: (text) => ({
    tokens: [
      {
        text: normalizer?.normalize(text) ?? text,
        start: 0,
        end: text.length,
        position: 0,
        positionLength: 1,
        type: "word",
      },
    ],
    endPositions: 0,
    endOffset: text.length,
  }),
});

/** The chain that a request names step by step; undefined when it names none. */
function customChain(values: AnalyzeRequest["values"], registry: Registry): Chain | undefined {
  const { tokenizer, filter, char_filter: charFilter, normalizer } = values;
  if (typeof normalizer === "string") return normalizerChain(normalizer, registry);
  if (values["analyzer"] !== undefined || values["field"] !== undefined) return undefined;
  if (tokenizer === undefined && filter === undefined && charFilter === undefined) return undefined;
  const found = tokenizerOf(tokenizer, registry);
  const charFilters = listOf(charFilter).map((one) => charFilterOf(one, registry));
  const begin: Chain = { charFilters, tokenizer: found, filters: [] };
  return listOf(filter).reduce<Chain>(
    (chain, one) => ({ ...chain, filters: [...chain.filters, filterOf(one, chain, registry)] }),
    begin,
  );
}

function normalizerChain(name: string, registry: Registry): Chain {
  const found = registry.normalizer(name);
  if (!found) throw illegalArgument(`failed to find normalizer under [${name}]`);
  const run: Chain["tokenizer"]["run"] = (text) => [
    { text: found.normalize(text), start: 0, end: text.length, type: "word" },
  ];
  return { charFilters: [], tokenizer: { name: "keyword", run, normalizing: true }, filters: [] };
}

/** A scalar as text; an object is no text. */
function plainText(value: unknown): string {
  if (
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "boolean"
  )
    return String(value);
  throw illegalArgument("text should be array of string values");
}

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function inPlace(value: unknown, kind: string): { type: string; settings: ComponentSettings } {
  if (typeof value !== "object" || value === null)
    throw illegalArgument(`${kind} is neither a name nor an object`);
  const values = Object.fromEntries(Object.entries(value));
  const type = values["type"];
  if (typeof type !== "string")
    throw illegalArgument(`Missing [type] setting for anonymous ${kind}: ${JSON.stringify(value)}`);
  return { type, settings: new ComponentSettings(`__anonymous__${type}`, values) };
}

function tokenizerOf(value: unknown, registry: Registry): Chain["tokenizer"] {
  if (typeof value === "string" || value === undefined) {
    const found = registry.tokenizer(value ?? "keyword");
    if (found) return found;
    throw illegalArgument(`failed to find global tokenizer under [${String(value)}]`);
  }
  const { type, settings } = inPlace(value, "tokenizer");
  const run = registry.tokenizerOf(type, settings);
  if (!run) throw illegalArgument(`failed to find global tokenizer under [${type}]`);
  return { name: settings.name, run, normalizing: false };
}

const settingsRequired = (): Error =>
  illegalArgument("Analysis settings required - can't instantiate analysis factory");

function charFilterOf(value: unknown, registry: Registry): Step<CharFilter> {
  if (typeof value === "string") {
    const found = registry.charFilter(value);
    if (found) return found;
    if (value === "mapping" || value === "pattern_replace") throw settingsRequired();
    throw illegalArgument(`failed to find global char_filter under [${value}]`);
  }
  const { type, settings } = inPlace(value, "char_filter");
  const run = part("analysis").makeCharFilter(type, settings);
  if (!run) throw illegalArgument(`failed to find global char_filter under [${type}]`);
  return { name: settings.name, run, normalizing: false };
}

function filterOf(value: unknown, chain: Chain, registry: Registry): Chain["filters"][number] {
  if (typeof value === "string") {
    if (needingSettings.has(value) && !registry.defines("filter", value)) throw settingsRequired();
    const found = registry.filter(value, chain);
    if (found) return found;
    throw illegalArgument(`failed to find global filter under [${value}]`);
  }
  const { type, settings } = inPlace(value, "filter");
  const run = registry.filterOf(type, settings, chain);
  if (!run) throw illegalArgument(`failed to find global filter under [${type}]`);
  return { name: settings.name, run, normalizing: false, type };
}
