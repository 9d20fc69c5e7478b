import { SearchError } from "../errors/search-error";

/** Longer suffixes stand before those that they end with. */
const units: readonly (readonly [suffix: string, bytes: number])[] = [
  ["kb", 1024],
  ["mb", 1024 ** 2],
  ["gb", 1024 ** 3],
  ["tb", 1024 ** 4],
  ["pb", 1024 ** 5],
  ["k", 1024],
  ["m", 1024 ** 2],
  ["g", 1024 ** 3],
  ["t", 1024 ** 4],
  ["p", 1024 ** 5],
  ["b", 1],
];

/** Bytes of `50gb`, `1.5kb`, `0`, as Elasticsearch's `ByteSizeValue` reads it; `setting` is what its errors name. */
export function byteSize(text: string, setting: string): number {
  const normal = text.trim().toLowerCase();
  if (normal === "0" || normal === "-1") return Number(normal);
  const failed = (why: string): SearchError =>
    new SearchError(
      400,
      "parse_exception",
      `failed to parse setting [${setting}] with value [${text}] as a size in bytes: ${why}`,
    );
  const unit = units.find(([suffix]) => normal.endsWith(suffix));
  if (!unit) throw failed("unit is missing or unrecognized");
  const amount = normal.slice(0, -unit[0].length).trim();
  if (!/^\d+(?:\.\d+)?$/.test(amount))
    throw new SearchError(
      400,
      "parse_exception",
      `failed to parse setting [${setting}] with value [${text}]`,
    );
  return Math.trunc(Number(amount) * unit[1]);
}
