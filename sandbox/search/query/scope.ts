import type { AnalysisRegistry } from "../analysis/analyzer";
import type { Mapping } from "../index/mapping";
import type { IndexReader } from "../index/reader";

/** One index as a search sees it, fixed for the time of one request. */
export interface SearchScope {
  readonly index: string;
  readonly mapping: Mapping;
  readonly analysis: AnalysisRegistry;
  readonly reader: IndexReader;
  /** Value of an index setting by its full name (`index.max_result_window`), the default included. */
  setting(name: string): string | undefined;
  /** The injected clock, milliseconds since 1970: date math counts from here. */
  readonly now: number;
}
