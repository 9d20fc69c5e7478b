import type { PlanNode } from "./plan-model";

/** A logarithmic axis of row counts. Places are percent of its width. */
export interface RowAxis {
  ticks: { at: number; text: string }[];
  place: (rows: number) => number;
}

const whole = new Intl.NumberFormat("en");

/** From 1 (or 0, where something found no row) to the power of ten at or above the most rows. */
export function rowAxis(nodes: Pick<PlanNode, "expected" | "found">[]): RowAxis {
  const rows = nodes.flatMap(({ expected, found }) => (found === undefined ? [expected] : [expected, found]));
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(10, ...rows))));
  // Nothing has no place on a logarithmic axis: it stands one step before 1.
  const start = rows.some((count) => count < 0.5) ? 1 : 0;
  const steps = decades + start;
  const place = (count: number): number =>
    count < 0.5 ? 0 : (100 * (start + Math.log10(Math.max(1, count)))) / steps;
  // More than five numbers would touch on a phone.
  const every = Math.ceil(decades / 4);
  const tens = Array.from({ length: decades + 1 }, (_, power) => power)
    .filter((power) => power % every === 0)
    .map((power) => ({ at: place(10 ** power), text: shortCount(10 ** power) }));
  return { ticks: start === 1 ? [{ at: 0, text: "0" }, ...tens] : tens, place };
}

/** `400`, `12,410`, `10 k`, `1 M`: counts that fit an axis. */
function shortCount(count: number): string {
  if (count >= 1_000_000) return `${whole.format(count / 1_000_000)} M`;
  return count >= 10_000 ? `${whole.format(count / 1_000)} k` : whole.format(count);
}
