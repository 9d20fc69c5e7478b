import { illegalArgument } from "../errors/search-error";
import type { AnalysisRegistry, Analyzer } from "./analyzer";
import { builtInAnalyzer, gapOf } from "./built-in";
import { type Chain, chainAnalyzer, normalized, type Step } from "./chain";
import type { CharFilter } from "./char-filters/filtered-text";
import { part } from "../parts/part";
import { ComponentSettings } from "./component-settings";
import { makeFilter, normalizing, spoilingSynonyms } from "./filters/make-filter";
import type { TokenFilter } from "./filters/token-filter";
import { type AnalysisLimits, makeTokenizer } from "./tokenizers/make-tokenizer";
import type { Tokenizer } from "./tokenizers/tokenizer";

/** What an index without settings of its own allows. */
export const usualLimits: AnalysisLimits = { ngramDiff: 1, shingleDiff: 3 };

type Kind = "analyzer" | "tokenizer" | "filter" | "char_filter" | "normalizer";

/** The analysis components of an index: those that it defines, and those that every index has. */
export class Registry implements AnalysisRegistry {
  private readonly analyzers = new Map<string, Analyzer | undefined>();
  private readonly chains = new Map<string, Chain>();

  /** @param settings the texts below `index.analysis`, by kind and name */
  constructor(
    private readonly settings: Readonly<Record<string, unknown>> = {},
    private readonly limits: AnalysisLimits = usualLimits,
  ) {}

  analyzer(name: string): Analyzer | undefined {
    if (!this.analyzers.has(name)) this.analyzers.set(name, this.makeAnalyzer(name));
    return this.analyzers.get(name);
  }

  /** The parts of an analyzer that the index defines as `custom`. */
  chain(name: string): Chain | undefined {
    this.analyzer(name);
    return this.chains.get(name);
  }

  normalizer(name: string): { normalize(text: string): string } | undefined {
    const own = this.own("normalizer", name);
    if (!own)
      return name === "lowercase"
        ? this.custom("normalizer", new ComponentSettings(name, { filter: ["lowercase"] }))
        : undefined;
    return this.custom("normalizer", own);
  }

  tokenizer(name: string): Step<Tokenizer> | undefined {
    const own = this.own("tokenizer", name);
    const type = own ? this.typeOf("tokenizer", own) : name;
    const run = makeTokenizer(type, own ?? new ComponentSettings(name, {}), this.limits);
    if (!run && own) throw illegalArgument(`Unknown tokenizer type [${type}] for [${name}]`);
    return run && { name, run, normalizing: false };
  }

  charFilter(name: string): Step<CharFilter> | undefined {
    const own = this.own("char_filter", name);
    const type = own ? this.typeOf("char_filter", own) : name;
    const run =
      own || type === "html_strip"
        ? part("analysis").makeCharFilter(type, own ?? new ComponentSettings(name, {}))
        : undefined;
    if (!run && own) throw illegalArgument(`Unknown char_filter type [${type}] for [${name}]`);
    return run && { name, run, normalizing: type !== "html_strip" };
  }

  /** @param before the chain so far: synonyms are read with it */
  filter(name: string, before: Chain): Step<TokenFilter> | undefined {
    const own = this.own("filter", name);
    const type = own ? this.typeOf("filter", own) : name;
    const run = this.filterOf(type, own ?? new ComponentSettings(name, {}), before);
    if (!run && own) throw illegalArgument(`Unknown filter type [${type}] for [${name}]`);
    return run && { name, run, normalizing: normalizing.has(type), type };
  }

  /** Whether the index defines the component itself. */
  defines(kind: Kind, name: string): boolean {
    return this.own(kind, name) !== undefined;
  }

  /** A filter that a request defines in place. */
  filterOf(type: string, settings: ComponentSettings, before: Chain): TokenFilter | undefined {
    const wordsBefore = (text: string): string[] => {
      const spoiling = before.filters.find(
        ({ type: each }) => each !== undefined && spoilingSynonyms.has(each),
      );
      if (spoiling) throw illegalArgument(`Token filter [${spoiling.name}] cannot be used to parse synonyms`);
      const { tokens } = chainAnalyzer("synonyms", before).analyze(text);
      return tokens.map((token) => token.text);
    };
    return makeFilter(type, settings, { limits: this.limits, wordsBefore });
  }

  tokenizerOf(type: string, settings: ComponentSettings): Tokenizer | undefined {
    return makeTokenizer(type, settings, this.limits);
  }

  /** Makes everything that the index defines, so that a mistake is told when the index is made. */
  check(): void {
    const empty: Chain = {
      charFilters: [],
      tokenizer: { name: "standard", run: () => [], normalizing: false },
      filters: [],
    };
    for (const name of this.names("tokenizer")) this.tokenizer(name);
    for (const name of this.names("char_filter")) this.charFilter(name);
    for (const name of this.names("filter")) {
      const own = this.own("filter", name);
      const type = own && this.typeOf("filter", own);
      // Synonyms are read by the analyzer in which they stand.
      if (type !== "synonym" && type !== "synonym_graph") this.filter(name, empty);
    }
    for (const name of this.names("normalizer")) this.normalizer(name);
    for (const name of this.names("analyzer")) this.analyzer(name);
  }

  private makeAnalyzer(name: string): Analyzer | undefined {
    const own = this.own("analyzer", name);
    if (!own) return name === "default" ? builtInAnalyzer("standard") : builtInAnalyzer(name);
    const type = own.text("type") ?? (own.has("tokenizer") ? "custom" : undefined);
    if (type === undefined)
      throw illegalArgument(`analyzer [${name}] must specify either an analyzer type, or a tokenizer`);
    if (type !== "custom") {
      const made = builtInAnalyzer(type, own);
      if (!made) throw illegalArgument(`Unknown analyzer type [${type}] for [${name}]`);
      return made;
    }
    const chain = this.customChain(own);
    this.chains.set(name, chain);
    return chainAnalyzer(name, chain, gapOf(own));
  }

  private customChain(own: ComponentSettings): Chain {
    const named = own.text("tokenizer");
    if (named === undefined)
      throw illegalArgument(`Custom Analyzer [${own.name}] must be configured with a tokenizer`);
    const tokenizer = this.tokenizer(named);
    if (!tokenizer)
      throw illegalArgument(`Custom Analyzer [${own.name}] failed to find tokenizer under name [${named}]`);
    const charFilters = (own.list("char_filter") ?? []).map((name) => {
      const found = this.charFilter(name);
      if (!found)
        throw illegalArgument(
          `Custom Analyzer [${own.name}] failed to find char_filter under name [${name}]`,
        );
      return found;
    });
    return (own.list("filter") ?? []).reduce<Chain>(
      (chain, name) => {
        const found = this.filter(name, chain);
        if (!found)
          throw illegalArgument(`Custom Analyzer [${own.name}] failed to find filter under name [${name}]`);
        return { ...chain, filters: [...chain.filters, found] };
      },
      { charFilters, tokenizer, filters: [] },
    );
  }

  private custom(kind: "normalizer", own: ComponentSettings): { normalize(text: string): string } {
    const keyword: Chain = {
      charFilters: [],
      tokenizer: { name: "keyword", run: () => [], normalizing: true },
      filters: [],
    };
    const filters = (own.list("filter") ?? []).map((name) => {
      const found = this.filter(name, keyword);
      if (!found)
        throw illegalArgument(`Custom normalizer [${own.name}] failed to find filter under name [${name}]`);
      if (!found.normalizing)
        throw illegalArgument(`Custom ${kind} [${own.name}] may not use filter [${name}]`);
      return found;
    });
    const charFilters = (own.list("char_filter") ?? []).map((name) => {
      const found = this.charFilter(name);
      if (!found)
        throw illegalArgument(
          `Custom normalizer [${own.name}] failed to find char_filter under name [${name}]`,
        );
      if (!found.normalizing)
        throw illegalArgument(`Custom ${kind} [${own.name}] may not use char filter [${name}]`);
      return found;
    });
    return { normalize: (text) => normalized(text, { charFilters, filters }) };
  }

  private typeOf(kind: Kind, own: ComponentSettings): string {
    const type = own.text("type");
    if (type === undefined)
      throw illegalArgument(`${kind} [${own.name}] must specify either an analyzer type, or a tokenizer`);
    return type;
  }

  private own(kind: Kind, name: string): ComponentSettings | undefined {
    const group = this.group(kind);
    const values = group && Object.hasOwn(group, name) ? group[name] : undefined;
    return isRecord(values) ? new ComponentSettings(name, values) : undefined;
  }

  private names(kind: Kind): string[] {
    return Object.keys(this.group(kind) ?? {});
  }

  private group(kind: Kind): Record<string, unknown> | undefined {
    const group = Object.hasOwn(this.settings, kind) ? this.settings[kind] : undefined;
    return isRecord(group) ? group : undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The components of an index, all of them made once; throws Elasticsearch's errors. */
export function buildRegistry(
  settings: Readonly<Record<string, unknown>>,
  limits: AnalysisLimits = usualLimits,
): Registry {
  const registry = new Registry(settings, limits);
  registry.check();
  return registry;
}
