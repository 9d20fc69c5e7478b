import type { Value } from "@/sandbox/outcome";
import type { Compare } from "../schema";
import type { Difference } from "./difference";
import { rowKey } from "./row-bag";

/** Where the order first differs, when it counts. The rows are known to be the same multiset. */
export function firstDisorder(
  expected: Value[][],
  got: Value[][],
  { order }: Compare,
): Difference | undefined {
  if (order === "none") return undefined;
  const by = order === "total" ? undefined : order.by.map((column) => column - 1);
  const key = (row: Value[] | undefined): string =>
    rowKey(by ? by.map((column) => row?.[column] ?? null) : (row ?? []));
  const at = expected.findIndex((row, i) => key(row) !== key(got[i]));
  const [wanted, is] = [expected[at], got[at]];
  if (!wanted || !is) return undefined;
  const alike = wanted.flatMap((value, column) => (value === is[column] ? [column] : []));
  return { kind: "order", from: at + 1, expected: wanted, got: is, alike };
}
