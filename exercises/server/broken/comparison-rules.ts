import type { Value } from "@/sandbox/outcome";
import type { Compare } from "../../schema";
import type { Result } from "../../grader/result";
import { type Breakage, breaking } from "./broken-gate";

/** A rule of comparing, the way in which it is broken, and exercises whose gate turns red then. */
export interface BrokenRule {
  what: string;
  breakage: Breakage;
  noticedBy: string[];
}

type CompareModule = typeof import("../../grader/compare");
type Comparing = CompareModule["compareResults"];

/** `compareResults` sees another policy, or other results, than it is given. */
export function comparing(
  change: (expected: Result, got: Result, policy: Compare) => [Result, Result, Compare],
): Breakage {
  return breaking<CompareModule>("@/exercises/grader/compare", ({ compareResults }) => ({
    compareResults: ((...all) => compareResults(...change(...all))) satisfies Comparing,
  }));
}

/** The policy is another than the declared one. */
export const underPolicy = (change: (policy: Compare) => Partial<Compare>): Breakage =>
  comparing((expected, got, policy) => [expected, got, { ...policy, ...change(policy) }]);

const cells = (result: Result, change: (value: Value) => Value): Result => ({
  ...result,
  rows: result.rows.map((row) => row.map(change)),
});

/** NULL is taken for the text `value` on both sides. */
export const nullAs = (value: string): Breakage =>
  comparing((expected, got, policy) => [
    cells(expected, (own) => own ?? value),
    cells(got, (own) => own ?? value),
    policy,
  ]);

/** Each number is the text that PostgreSQL gave. */
export const numbersAsTexts: Breakage = breaking<typeof import("../../grader/normalize")>(
  "@/exercises/grader/normalize",
  ({ familyOf, normalizerOf }) => ({
    normalizerOf: (column) => (familyOf(column) === "number" ? (value) => value : normalizerOf(column)),
  }),
);

/** Rules of comparing two results. */
export const comparisonRules: BrokenRule[] = [
  {
    what: "rows are a set where a multiset is declared",
    breakage: underPolicy(() => ({ rows: "set" })),
    noticedBy: ["active-in-both-months", "who-bought-what"],
  },
  {
    what: "the order is ignored where it counts",
    breakage: underPolicy(({ order }) => (order === "total" ? { order: "none" } : {})),
    noticedBy: ["top-ten-with-ties"],
  },
  {
    what: "the order is ignored where it counts by some columns",
    breakage: underPolicy(({ order }) => (typeof order === "object" ? { order: "none" } : {})),
    noticedBy: ["one-feed"],
  },
  {
    what: "every place counts where ties may change places",
    breakage: underPolicy(({ order }) => (typeof order === "object" ? { order: "total" } : {})),
    noticedBy: ["one-feed"],
  },
  {
    what: "the order counts where it is ignored",
    breakage: underPolicy(({ order }) => (order === "none" ? { order: "total" } : {})),
    noticedBy: ["country-unknown"],
  },
  { what: "NULL is zero", breakage: nullAs("0"), noticedBy: ["the-fan-out-trap", "month-over-month-growth"] },
  {
    what: "NULL equals anything",
    breakage: comparing((expected, got, policy) => [
      expected,
      {
        ...got,
        rows: got.rows.map((row, i) => row.map((value, j) => value ?? expected.rows[i]?.[j] ?? null)),
      },
      policy,
    ]),
    noticedBy: ["category-and-parent", "tags-as-an-array"],
  },
  {
    what: "any number is near enough",
    breakage: underPolicy(() => ({ numbers: { tolerance: Number.MAX_VALUE } })),
    noticedBy: ["rating-percentage", "status-pivot"],
  },
  {
    what: "names are demanded where they are free",
    breakage: underPolicy(() => ({ names: "required" })),
    noticedBy: ["category-and-parent"],
  },
  {
    what: "columns are found by name where their places count",
    breakage: underPolicy(() => ({ columns: "name" })),
    noticedBy: ["country-unknown"],
  },
  {
    what: "columns may change places",
    breakage: comparing((expected, got, policy) => {
      const places = expected.columns.map(({ name }) => got.columns.findIndex((own) => own.name === name));
      if (places.includes(-1) || places.length !== got.columns.length) return [expected, got, policy];
      const moved = <Item>(list: Item[]): Item[] => places.map((place) => list[place] as Item);
      return [expected, { columns: moved(got.columns), rows: got.rows.map(moved) }, policy];
    }),
    noticedBy: ["first-look"],
  },
  {
    what: "a column more is ignored",
    breakage: comparing((expected, got, policy) => {
      const width = expected.columns.length;
      return [
        expected,
        { columns: got.columns.slice(0, width), rows: got.rows.map((row) => row.slice(0, width)) },
        policy,
      ];
    }),
    noticedBy: ["above-its-categorys-average"],
  },
  {
    what: "a column less is ignored",
    breakage: comparing((expected, got, policy) => {
      const places = expected.columns.flatMap((column, i) =>
        got.columns.some(({ name }) => name === column.name) ? [i] : [],
      );
      if (got.columns.length >= expected.columns.length) return [expected, got, policy];
      const kept = <Item>(list: Item[]): Item[] => places.map((place) => list[place] as Item);
      return [{ columns: kept(expected.columns), rows: expected.rows.map(kept) }, got, policy];
    }),
    noticedBy: ["country-unknown"],
  },
  {
    what: "missing rows are ignored",
    breakage: comparing((expected, got, policy) => {
      const has = new Set(got.rows.map((row) => row.join("|")));
      return [{ ...expected, rows: expected.rows.filter((row) => has.has(row.join("|"))) }, got, policy];
    }),
    noticedBy: ["january-orders"],
  },
  {
    what: "extra rows are ignored",
    breakage: comparing((expected, got, policy) => {
      const has = new Set(expected.rows.map((row) => row.join("|")));
      return [expected, { ...got, rows: got.rows.filter((row) => has.has(row.join("|"))) }, policy];
    }),
    noticedBy: ["january-orders"],
  },
];
