import { double, type ReplyValue } from "../json/reply-value";
import { KahanSum } from "./kahan-sum";
import type { ReplyMembers, ValueResult } from "./result";
import { shown, type ValueFormat } from "./value-format";

/** Count, extremes and sums of numbers, in their order. */
export class Statistics {
  count = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  readonly #sum: { value: number; add(value: number): void };
  readonly #squares: { value: number; add(value: number): void };

  /** `compensated` sums as metrics do (Kahan); pipelines add plainly. */
  constructor(compensated: boolean) {
    this.#sum = compensated ? new KahanSum() : new PlainSum();
    this.#squares = compensated ? new KahanSum() : new PlainSum();
  }

  add(value: number): void {
    this.count++;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    this.#sum.add(value);
    this.#squares.add(value * value);
  }

  get sum(): number {
    return this.#sum.value;
  }

  /** NaN without values. */
  get avg(): number {
    return this.sum / this.count;
  }

  get sumOfSquares(): number {
    return this.#squares.value;
  }

  /** Of the values as a whole population, or as a sample of one. */
  variance(kind: "population" | "sampling"): number {
    const squares = this.sumOfSquares - (this.sum * this.sum) / this.count;
    const variance = squares / (kind === "population" ? this.count : this.count - 1);
    return variance < 0 ? 0 : variance;
  }
}

class PlainSum {
  value = 0;
  add(value: number): void {
    this.value += value;
  }
}

/** A double, `"NaN"` for what a single value has no measure of, or null for what nothing has. */
function measured(count: number): (value: number) => ReplyValue {
  return (value) => (count > 0 && Number.isNaN(value) ? "NaN" : finite(value));
}

/** A double, or null for what is no finite number. */
export function finite(value: number): ReplyValue {
  return Number.isFinite(value) ? double(value) : null;
}

/** Sums and extremes as texts. Elasticsearch writes booleans bare here, and null for dates beyond a long's reach. */
function asStrings(numbers: Readonly<Record<string, number>>, format: ValueFormat): ReplyMembers {
  if (!format.printed) return {};
  const entries = Object.entries(numbers).map(([name, value]) => [`${name}_as_string`, show(value, format)]);
  return Object.fromEntries(entries);
}

function show(value: number, format: ValueFormat): ReplyValue {
  return format.fits(value) ? shown(value, format) : null;
}

/** `stats`: count, min, max, avg, sum. */
export function statsResult(type: string, statistics: Statistics, format: ValueFormat): ValueResult {
  const { count, min, max, avg, sum } = statistics;
  const named = { min, max, avg, sum };
  return {
    kind: "value",
    type,
    numbers: new Map(Object.entries({ count, ...named })),
    reply: {
      count,
      min: finite(min),
      max: finite(max),
      avg: finite(avg),
      sum: double(sum),
      ...(count > 0 && asStrings(named, format)),
    },
  };
}

/** `extended_stats`: `stats`, squares, variances, deviations and bounds of `sigma` deviations. */
export function extendedStatsResult(
  type: string,
  statistics: Statistics,
  format: ValueFormat,
  sigma: number,
): ValueResult {
  const basic = statsResult(type, statistics, format);
  const spread = spreadOf(statistics);
  const bounds = boundsOf(statistics, sigma);
  const measure = measured(statistics.count);
  const replies = mapValues(spread, measure);
  const strings = statistics.count > 0 && format.printed;
  return {
    ...basic,
    numbers: new Map([...basic.numbers, ...Object.entries(spread), ...boundNumbers(bounds)]),
    reply: {
      ...basic.reply,
      ...replies,
      std_deviation_bounds: mapValues(bounds, measure),
      ...(strings && spreadStrings(spread, format)),
      ...(strings && { std_deviation_bounds_as_string: mapValues(bounds, (value) => format.print(value)) }),
    },
  };
}

function spreadOf(statistics: Statistics): Readonly<Record<string, number>> {
  const empty = statistics.count === 0;
  const population = statistics.variance("population");
  const sampling = statistics.count > 1 ? statistics.variance("sampling") : Number.NaN;
  return {
    sum_of_squares: empty ? Number.NaN : statistics.sumOfSquares,
    variance: population,
    variance_population: population,
    variance_sampling: sampling,
    std_deviation: Math.sqrt(population),
    std_deviation_population: Math.sqrt(population),
    std_deviation_sampling: Math.sqrt(sampling),
  };
}

/** Deviations are texts even of booleans. */
function spreadStrings(spread: Readonly<Record<string, number>>, format: ValueFormat): ReplyMembers {
  const strings = Object.entries(asStrings(spread, format)).map(([name, text]) => [
    name,
    typeof text === "boolean" && name.startsWith("std_") ? String(text) : text,
  ]);
  return Object.fromEntries(strings);
}

function boundsOf(statistics: Statistics, sigma: number): Readonly<Record<string, number>> {
  const { avg } = statistics;
  const population = Math.sqrt(statistics.variance("population")) * sigma;
  const sampling = Math.sqrt(statistics.count > 1 ? statistics.variance("sampling") : Number.NaN) * sigma;
  return {
    upper: avg + population,
    lower: avg - population,
    upper_population: avg + population,
    lower_population: avg - population,
    upper_sampling: avg + sampling,
    lower_sampling: avg - sampling,
  };
}

function boundNumbers(bounds: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(bounds).map(([name, value]) => {
    const [side = "", kind] = name.split("_");
    return [kind ? `std_${side}_${kind}` : `std_${side}`, value];
  });
}

function mapValues(
  values: Readonly<Record<string, number>>,
  map: (value: number) => ReplyValue,
): ReplyMembers {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
