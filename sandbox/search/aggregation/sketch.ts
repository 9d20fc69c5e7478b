/**
 * Estimates of HyperLogLog++ (Heule, Nunkesser, Hall: "HyperLogLog in Practice", 2013) as Elasticsearch makes them for
 * `cardinality`, up to where its correction by a table of measured biases begins; from there on the exact count is
 * given, which is what the estimate aims at.
 */
export function estimateCardinality(
  exact: number,
  threshold: number,
  hashes: () => Iterable<bigint>,
): number {
  const precision = precisionFor(threshold);
  if (exact <= Math.floor(2 ** (precision - 2) * LOAD_FACTOR)) {
    return exact <= FEW ? exact : Math.round(countLinearly(2 ** 25, distinctPrefixes(precision, hashes())));
  }
  const empty = emptyRegisters(precision, hashes());
  const registers = 2 ** precision;
  if (empty === 0) return exact;
  const estimate = countLinearly(registers, registers - empty);
  return estimate <= (COUNTING_LIMITS[precision - 4] ?? 0) ? Math.round(estimate) : exact;
}

const LOAD_FACTOR = 0.75;

/** So many values hardly ever share 25 bits of their hashes (once in four thousand answers). */
const FEW = 128;

/** Values behind `used` of `slots` slots that are taken at random. */
function countLinearly(slots: number, used: number): number {
  return slots * Math.log(slots / (slots - used));
}

/** Few values are kept by 25 bits of their hashes; where those behind the register's are zero, the following run of zeros counts too. */
function distinctPrefixes(precision: number, hashes: Iterable<bigint>): number {
  const prefixes = new Set<number>();
  const below = 2 ** (25 - precision);
  for (const hash of hashes) {
    const prefix = Number(hash >> 39n);
    const rest = Number(hash & 0x7fffffffffn);
    const run = prefix % below === 0 ? 40 - (rest === 0 ? 0 : Math.floor(Math.log2(rest)) + 1) : 0;
    prefixes.add(prefix * 64 + run);
  }
  return prefixes.size;
}

/** Where linear counting ends, by precision from 4 on (the paper's empirical thresholds). */
const COUNTING_LIMITS = [
  10, 20, 40, 80, 220, 400, 900, 1800, 3100, 6500, 11_500, 20_000, 50_000, 120_000, 350_000,
];

/** Bits that choose a register: 4 to 18. */
function precisionFor(threshold: number): number {
  const bytes = Math.ceil(threshold / LOAD_FACTOR) * 4;
  const bits = bytes === 0 ? 1 : Math.floor(Math.log2(bytes)) + 1;
  return Math.max(4, Math.min(18, bits));
}

function emptyRegisters(precision: number, hashes: Iterable<bigint>): number {
  const used = new Uint8Array(2 ** precision);
  let empty = used.length;
  for (const hash of hashes) {
    const register = Number(hash >> BigInt(64 - precision));
    if (used[register] === 0) empty--;
    used[register] = 1;
  }
  return empty;
}
