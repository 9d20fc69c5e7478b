import type { NumberColumn } from "../index/reader";

/** Whether a document has a value that fits. */
export function hasNumber(column: NumberColumn, fits: (value: number) => boolean): (doc: number) => boolean {
  const { dense } = column;
  if (!dense) return (doc) => column.values(doc).some((value) => fits(Number(value)));
  return (doc) => {
    const value = dense[doc] ?? Number.NaN;
    return !Number.isNaN(value) && fits(value);
  };
}
