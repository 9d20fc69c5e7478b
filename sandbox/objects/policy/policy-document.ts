/** One condition: an operator, the key that it looks at, and the values of which one has to fit. */
export interface Condition {
  readonly operator: string;
  /** Before the operator: about all values of a key, or any. */
  readonly qualifier?: "ForAllValues" | "ForAnyValue";
  readonly key: string;
  readonly values: readonly (string | number | boolean)[];
}

/** One statement, with every list written out; `not…` is the complement form. */
export interface Statement {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** Only in bucket policies: whom it is about. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  /** Without `arn:aws:s3:::`. */
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A policy that has been parsed and found valid. */
export interface PolicyDocument {
  readonly id?: string;
  /** "2012-10-17", or "" where the text had none. */
  readonly version: string;
  readonly statements: readonly Statement[];
}
