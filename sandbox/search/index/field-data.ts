import type { BitSet } from "./bit-set";
import type { InvertedField } from "./inverted-field";
import type { KeywordData } from "./keyword-column";
import type { GeoColumn, NumberColumn } from "./reader";

/** What one segment holds of one field; immutable. */
export interface FieldData {
  /** Documents with a value. */
  readonly present: BitSet;
  readonly text?: InvertedField;
  /** One norm byte a document. */
  readonly norms?: Uint8Array;
  readonly keywords?: KeywordData;
  readonly numbers?: NumberColumn;
  readonly geo?: GeoColumn;
}
