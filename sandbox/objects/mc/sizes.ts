const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** Bytes as people read them: "29 B", "4.0 KiB", "293 KiB". */
export function readableSize(bytes: number): string {
  const unit = bytes < 1024 ? 0 : Math.min(5, Math.floor(Math.log2(bytes) / 10));
  if (unit === 0) return `${bytes} B`;
  const value = Math.floor((bytes / 1024 ** unit) * 10 + 0.5) / 10;
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit]}`;
}

/** The same with two decimals, as the summary of a transfer has it: "29 B", "293.00 KiB". */
export function exactSize(bytes: number): string {
  const unit = bytes < 1024 ? 0 : Math.min(4, Math.floor(Math.log2(bytes) / 10));
  return unit === 0 ? `${bytes} B` : `${(bytes / 1024 ** unit).toFixed(2)} ${UNITS[unit]}`;
}

const FACTORS: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  ki: 1024,
  kib: 1024,
  m: 1e6,
  mb: 1e6,
  mi: 1024 ** 2,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gi: 1024 ** 3,
  gib: 1024 ** 3,
};

/** Reads "64KiB" or "1MB"; undefined where it is no size. */
export function parseSize(text: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-zA-Z]*)$/.exec(text) ?? [];
  const factor = FACTORS[unit.toLowerCase()];
  return digits === "" || factor === undefined ? undefined : Math.floor(Number(digits) * factor);
}
