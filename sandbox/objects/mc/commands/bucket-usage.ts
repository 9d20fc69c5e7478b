import type { BucketUsage } from "../../bucket/usage";
import { readableSize } from "../sizes";

const NEVER = [
  "objectsPendingReplicationTotalSize",
  "objectsFailedReplicationTotalSize",
  "objectsReplicatedTotalSize",
  "objectReplicaTotalSize",
  "objectsPendingReplicationCount",
  "objectsFailedReplicationCount",
];

const byName = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1));

/** How `stat` prints what a bucket holds; all zeros until somebody has counted. */
export function usageText(usage: BucketUsage | undefined): string {
  const { size = 0, objects = 0, versions = 0 } = usage ?? {};
  const count = (number: number): string => number.toLocaleString("en-US");
  const lines = [
    `\nUsage:\n      Total size: ${readableSize(size)}\n`,
    `   Objects count: ${count(objects)}\n  Versions count: ${count(versions)}\n`,
  ];
  const sizes = usage
    ? byName(usage.sizes).map(([name, many]) => `   ${count(many)} object(s) ${name}\n`)
    : [];
  return [...lines, ...(usage ? ["\nObject sizes histogram:\n", ...sizes] : ["\n"])].join("");
}

/** The same as a document. */
export function usageDocument(usage: BucketUsage | undefined): unknown {
  return {
    size: usage?.size ?? 0,
    ...Object.fromEntries(NEVER.map((name) => [name, 0])),
    versionsCount: usage?.versions ?? 0,
    objectsCount: usage?.objects ?? 0,
    deleteMarkersCount: usage?.deleteMarkers ?? 0,
    objectsSizesHistogram: usage ? Object.fromEntries(byName(usage.sizes)) : null,
    objectsVersionsHistogram: usage ? Object.fromEntries(byName(usage.versionCounts)) : null,
  };
}
