import { IntList } from "./int-list";
import { startsOf } from "./keyword-column";
import type { NumberColumn } from "./reader";

type Value = number | bigint;

const NONE: readonly Value[] = [];

/** Values of a numeric field, by document. */
class NumberData implements NumberColumn {
  readonly singleValued: boolean;

  constructor(
    readonly dense: Float64Array | undefined,
    private readonly several: { starts: Int32Array; values: ArrayLike<Value> } | undefined,
  ) {
    this.singleValued = dense !== undefined || !several || isSingle(several.starts);
  }

  values(doc: number): readonly Value[] {
    if (this.dense) {
      const value = this.dense[doc] ?? Number.NaN;
      return Number.isNaN(value) ? NONE : [value];
    }
    if (!this.several) return NONE;
    const { starts, values } = this.several;
    const [from, to] = [starts[doc] ?? 0, starts[doc + 1] ?? 0];
    return Array.from({ length: to - from }, (_, i) => values[from + i] ?? 0);
  }

  first(doc: number): Value | undefined {
    if (this.dense) {
      const value = this.dense[doc] ?? Number.NaN;
      return Number.isNaN(value) ? undefined : value;
    }
    if (!this.several) return undefined;
    const from = this.several.starts[doc] ?? 0;
    return from < (this.several.starts[doc + 1] ?? 0) ? this.several.values[from] : undefined;
  }
}

function isSingle(starts: Int32Array): boolean {
  for (let doc = 0; doc + 1 < starts.length; doc++)
    if ((starts[doc + 1] ?? 0) - (starts[doc] ?? 0) > 1) return false;
  return true;
}

/** Collects numbers document by document. */
export class NumberBuilder {
  private readonly docs = new IntList();
  private readonly all: Value[] = [];
  private exact = false;
  private singleValued = true;
  private lastDoc = -1;

  /** Documents ascending. */
  add(value: Value, doc: number): void {
    if (typeof value === "bigint") this.exact = true;
    if (doc === this.lastDoc) this.singleValued = false;
    this.lastDoc = doc;
    this.docs.push(doc);
    this.all.push(value);
  }

  build(documents: number): NumberColumn {
    const docs = this.docs.view();
    if (this.singleValued && !this.exact) return new NumberData(this.dense(documents, docs), undefined);
    const starts = startsOf(documents, docs);
    const values = this.exact ? [...this.all] : Float64Array.from(this.all, Number);
    for (let doc = 0; doc < documents; doc++) sortPart(values, starts[doc] ?? 0, starts[doc + 1] ?? 0);
    return new NumberData(undefined, { starts, values });
  }

  private dense(documents: number, docs: Int32Array): Float64Array {
    const dense = new Float64Array(documents).fill(Number.NaN);
    for (let i = 0; i < docs.length; i++) dense[docs[i] ?? 0] = Number(this.all[i]);
    return dense;
  }
}

function sortPart(values: Float64Array | Value[], from: number, to: number): void {
  if (to - from < 2) return;
  if (values instanceof Float64Array) {
    values.subarray(from, to).sort();
    return;
  }
  const part = values.slice(from, to).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [i, value] of part.entries()) values[from + i] = value;
}
