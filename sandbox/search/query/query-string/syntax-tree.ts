/** What a query string says, before its index is known. Names of fields are `undefined` where the request's own count. */
export type QueryNode =
  | {
      readonly kind: "text";
      readonly field: string | undefined;
      readonly text: string;
      readonly quoted: boolean;
      readonly slop: number | undefined;
    }
  | {
      readonly kind: "prefix" | "wildcard" | "regexp";
      readonly field: string | undefined;
      readonly text: string;
    }
  /** Without a distance the request's own counts. */
  | {
      readonly kind: "fuzzy";
      readonly field: string | undefined;
      readonly text: string;
      readonly fuzziness: string;
    }
  | { readonly kind: "exists"; readonly field: string }
  | { readonly kind: "everything" }
  | RangeNode
  | { readonly kind: "boosted"; readonly node: QueryNode; readonly boost: number }
  | { readonly kind: "group"; readonly clauses: readonly ClauseNode[] };

export interface RangeNode {
  readonly kind: "range";
  readonly field: string | undefined;
  readonly from: { readonly text: string; readonly included: boolean } | undefined;
  readonly to: { readonly text: string; readonly included: boolean } | undefined;
}

export interface ClauseNode {
  readonly occur: "must" | "should" | "must_not";
  readonly node: QueryNode;
  /** Several plain words in a row: what they are analyzed to stands beside the other clauses. */
  readonly words?: true;
}
