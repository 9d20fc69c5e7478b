/** How a frame is measured: in rows, in values of the sort key, in groups of equal keys (PostgreSQL documentation, 4.2.8). */
export type FrameMode = "ROWS" | "RANGE" | "GROUPS";

/** One end of a frame: so many before or after the current row, or all the way. */
export type Bound = number | "unbounded";

/** The rows of a partition that are in the frame of row `current`, as a half-open range of indexes. `keys` are sorted upwards. */
export function frameOf(
  keys: number[],
  current: number,
  mode: FrameMode,
  preceding: Bound,
  following: Bound,
): { from: number; to: number } {
  const key = keys[current] ?? Number.NaN;
  if (mode === "ROWS") return clamp(keys, current - size(preceding), current + size(following) + 1);
  if (mode === "RANGE") return among(keys, (other) => inside(other - key, preceding, following));
  const groups = [...new Set(keys)];
  const own = groups.indexOf(key);
  return among(keys, (other) => inside(groups.indexOf(other) - own, preceding, following));
}

const size = (bound: Bound): number => (bound === "unbounded" ? Number.POSITIVE_INFINITY : bound);

function inside(distance: number, preceding: Bound, following: Bound): boolean {
  return distance >= -size(preceding) && distance <= size(following);
}

function clamp(keys: number[], from: number, to: number): { from: number; to: number } {
  return { from: Math.max(0, from), to: Math.min(keys.length, to) };
}

/** Keys are sorted, so those that fit are neighbours. */
function among(keys: number[], fits: (key: number) => boolean): { from: number; to: number } {
  const from = keys.findIndex(fits);
  const to = keys.findLastIndex(fits) + 1;
  return from < 0 ? { from: 0, to: 0 } : { from, to };
}
