/** One token of a token stream. Offsets count UTF-16 units of the text before character filters. */
export interface Token {
  text: string;
  start: number;
  end: number;
  /** Absolute position: the first token of a text stands at 0 unless something before it was removed. */
  position: number;
  /** How many positions it spans; more than 1 only for synonyms of several words. */
  positionLength: number;
  /** `<ALPHANUM>`, `<NUM>`, `word`, `SYNONYM` ... */
  type: string;
  /** Protected from stemmers. */
  keyword?: boolean;
}

/** Character filters, a tokenizer and token filters under one name. Pure: the same text gives the same tokens. */
export interface Analyzer {
  readonly name: string;
  /** Positions left between two values of one field, 100 unless set. */
  readonly positionIncrementGap: number;
  /** Position and offset that the text ends with, for the values of an array: removed tokens at the end count. */
  analyze(text: string): TokenStream;
  /** For prefix, wildcard and the like: only filters that keep a term one term (lowercase, asciifolding ...). */
  normalize(text: string): string;
}

export interface TokenStream {
  tokens: Token[];
  /** Position increments left over at the end, by removed tokens. */
  endPositions: number;
  /** Offset of the text's end, UTF-16 units. */
  endOffset: number;
}

/** The named analysis components of one index: built-in ones and those of its settings. */
export interface AnalysisRegistry {
  analyzer(name: string): Analyzer | undefined;
  normalizer(name: string): { normalize(text: string): string } | undefined;
}
