import type { Bucket } from "../state/bucket";
import { NULL_VERSION, type Versions } from "../state/object-version";

/** What a bucket held when MinIO's scanner last looked. */
export interface BucketUsage {
  /** Bytes of all versions. */
  readonly size: number;
  readonly objects: number;
  /** Delete markers among them; those without an id count as none. */
  readonly versions: number;
  readonly deleteMarkers: number;
  /** Objects by the bytes of all their versions, and by the number of these, under MinIO's names. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly versionCounts: Readonly<Record<string, number>>;
}

/** The scanner goes round once a minute. */
const ROUND = 60_000;

const KIB = 1024;
const MIB = 1024 * KIB;

/** From so many on, up to the next. */
const SIZES: readonly (readonly [name: string, from: number])[] = [
  ["LESS_THAN_1024_B", 0],
  ["BETWEEN_1024_B_AND_64_KB", KIB],
  ["BETWEEN_64_KB_AND_256_KB", 64 * KIB],
  ["BETWEEN_256_KB_AND_512_KB", 256 * KIB],
  ["BETWEEN_512_KB_AND_1_MB", 512 * KIB],
  ["BETWEEN_1_MB_AND_10_MB", MIB],
  ["BETWEEN_10_MB_AND_64_MB", 10 * MIB],
  ["BETWEEN_64_MB_AND_128_MB", 64 * MIB],
  ["BETWEEN_128_MB_AND_512_MB", 128 * MIB],
  ["GREATER_THAN_512_MB", 512 * MIB],
];

const COUNTS: readonly (readonly [name: string, from: number])[] = [
  ["UNVERSIONED", 0],
  ["SINGLE_VERSION", 1],
  ["BETWEEN_2_AND_10", 2],
  ["BETWEEN_10_AND_100", 10],
  ["BETWEEN_100_AND_1000", 100],
  ["BETWEEN_1000_AND_10000", 1000],
  ["GREATER_THAN_10000", 10_000],
];

function histogram(
  intervals: readonly (readonly [name: string, from: number])[],
  values: readonly number[],
): Record<string, number> {
  const placed = values.map((value) => intervals.findLast(([, from]) => value >= from)?.[0]);
  return Object.fromEntries(intervals.map(([name]) => [name, placed.filter((one) => one === name).length]));
}

const bytesOf = (versions: Versions): number =>
  versions.reduce((sum, version) => sum + (version.kind === "object" ? version.size : 0), 0);
const namedOf = (versions: Versions): number => versions.filter(({ id }) => id !== NULL_VERSION).length;

/** What is known of a bucket's use at `now` (milliseconds since 1970); undefined before the first round, and while nothing is in it. */
export function usageOf({ created, keys }: Bucket, now: number): BucketUsage | undefined {
  const seen = now - ROUND;
  const stacks = Array.from(keys.entriesFrom(""), ([, versions]) =>
    versions.filter(({ modified }) => modified <= seen),
  ).filter((versions) => versions.length > 0);
  if (created > seen || stacks.length === 0) return undefined;
  const sizes = histogram(SIZES, stacks.map(bytesOf));
  // MinIO still counts its old interval, which the ones between divide.
  const old = SIZES.filter(([, from]) => from >= KIB && from < MIB);
  const together = old.reduce((sum, [name]) => sum + (sizes[name] ?? 0), 0);
  return {
    size: stacks.reduce((sum, versions) => sum + bytesOf(versions), 0),
    objects: stacks.length,
    versions: stacks.reduce((sum, versions) => sum + namedOf(versions), 0),
    deleteMarkers: stacks.flat().filter(({ kind }) => kind === "marker").length,
    sizes: { ...sizes, BETWEEN_1024B_AND_1_MB: together },
    versionCounts: histogram(COUNTS, stacks.map(namedOf)),
  };
}
