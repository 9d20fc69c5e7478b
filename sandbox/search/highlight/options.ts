import type { Query } from "../query/query";

/** How one field is highlighted: its own options, those of the whole request and Elasticsearch's defaults, in this order. */
export interface HighlightOptions {
  preTag: string;
  postTag: string;
  /** Best first; else in order of the text. */
  byScore: boolean;
  requireFieldMatch: boolean;
  /** UTF-16 units. */
  fragmentSize: number;
  /** 0: whole values. */
  fragments: number;
  encodeHtml: boolean;
  type: string;
  fragmenter: string | undefined;
  boundaryScanner: "sentence" | "word" | "chars" | undefined;
  /** Units to show of a field without a match; 0 shows none. */
  noMatchSize: number;
  query: Query | undefined;
  matchedFields: readonly string[];
  maxAnalyzedOffset: number | undefined;
}

/** What `highlight` of a search asks for. */
export interface HighlightRequest {
  /** In order; a name may have wildcards. */
  readonly fields: readonly { readonly name: string; readonly options: HighlightOptions }[];
}
