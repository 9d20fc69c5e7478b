import type { Check } from "../../schema";
import { type Breakage, breaking } from "./broken-gate";
import { comparing, nullAs, numbersAsTexts, underPolicy } from "./comparison-rules";
import type { MadeUp } from "./made-up";

/** A rule that no exercise of the catalogue would miss, and one made up for it. */
export interface MadeUpRule {
  what: string;
  breakage: Breakage;
  exercise: MadeUp;
}

const tolerant: MadeUp = {
  compare: { numbers: { tolerance: 0.01 } },
  reference: "SELECT id, fee FROM shops",
  alternatives: ["SELECT id, fee + 0.01 FROM shops"],
  wrong: { cells: "SELECT id, fee + 0.02 FROM shops" },
};

const named: MadeUp = {
  compare: { names: "required" },
  reference: "SELECT id, fee AS price FROM shops",
  wrong: { "column-names": "SELECT id, fee FROM shops" },
};

/** Comparing: what a policy may declare and no exercise does, or what no wrong answer gets wrong. */
export const madeUpComparisons: MadeUpRule[] = [
  {
    what: "NULL is an empty text",
    breakage: nullAs(""),
    exercise: {
      reference: "SELECT id, name FROM shops",
      wrong: { cells: "SELECT id, COALESCE(name, '') FROM shops" },
    },
  },
  {
    what: "numbers are compared as texts",
    breakage: numbersAsTexts,
    exercise: { reference: "SELECT id, fee FROM shops", alternatives: ["SELECT id, fee * 1.0 FROM shops"] },
  },
  {
    what: "numbers may be off by a cent where they are exact",
    breakage: underPolicy(() => ({ numbers: { tolerance: 0.01 } })),
    exercise: {
      reference: "SELECT id, fee FROM shops",
      wrong: { cells: "SELECT id, fee + 0.01 FROM shops" },
    },
  },
  {
    what: "the tolerance is ignored",
    breakage: underPolicy(() => ({ numbers: "exact" })),
    exercise: tolerant,
  },
  {
    what: "the tolerance is endless",
    breakage: underPolicy(() => ({ numbers: { tolerance: Number.MAX_VALUE } })),
    exercise: tolerant,
  },
  {
    what: "texts are compared without case",
    breakage: comparing((expected, got, policy) => {
      const lower = (rows: (string | null)[][]) =>
        rows.map((row) => row.map((value) => value?.toLowerCase() ?? null));
      return [{ ...expected, rows: lower(expected.rows) }, { ...got, rows: lower(got.rows) }, policy];
    }),
    exercise: {
      reference: "SELECT id, name FROM shops",
      wrong: { cells: "SELECT id, upper(name) FROM shops" },
    },
  },
  {
    what: "names are ignored where they are required",
    breakage: underPolicy(() => ({ names: "free" })),
    exercise: named,
  },
  {
    what: "places count where columns are found by name",
    breakage: underPolicy(() => ({ columns: "position" })),
    exercise: {
      compare: { columns: "name" },
      reference: "SELECT id, fee FROM shops",
      alternatives: ["SELECT fee, id FROM shops"],
    },
  },
  {
    what: "names are ignored where columns are found by them",
    breakage: underPolicy(() => ({ columns: "position" })),
    exercise: { ...named, compare: { columns: "name" } },
  },
  {
    what: "duplicates count where rows are a set",
    breakage: underPolicy(() => ({ rows: "multiset" })),
    exercise: {
      compare: { rows: "set" },
      reference: "SELECT name FROM shops",
      alternatives: ["SELECT DISTINCT name FROM shops"],
    },
  },
  {
    what: "types are ignored",
    breakage: comparing((expected, got, policy) => {
      const columns = got.columns.map((column, i) => ({ ...column, type: expected.columns[i]?.type ?? "" }));
      return [expected, { ...got, columns }, policy];
    }),
    exercise: {
      reference: "SELECT id, fee FROM shops",
      wrong: { type: "SELECT id::text, fee FROM shops" },
    },
  },
  {
    what: "the blanks of JSON count",
    breakage: breaking<typeof import("../../grader/normalize")>(
      "@/exercises/grader/normalize",
      ({ normalizerOf }) => ({
        normalizerOf: (column) => (/^jsonb?$/.test(column.type) ? (value) => value : normalizerOf(column)),
      }),
    ),
    exercise: {
      reference: "SELECT id, note FROM shops",
      alternatives: ["SELECT id, replace(note::text, ' ', '')::json FROM shops"],
    },
  },
];

type ObserveModule = typeof import("../../grader/observe");
type RowsModule = typeof import("../../grader/checks/rows");

/** Grading: how an answer ends. */
export const madeUpEndings: MadeUpRule[] = [
  {
    what: "a stopped answer is an empty result",
    breakage: breaking<ObserveModule>("@/exercises/grader/observe", ({ observe }) => ({
      observe: async (exercise, answer, place, world) => {
        const seen = await observe(exercise, answer, place, world);
        if (seen.end !== "stopped") return seen;
        return { end: "done", checks: [{ kind: "rows", results: [{ columns: [], rows: [] }] }] };
      },
    })),
    exercise: {
      reference: "SELECT id FROM shops",
      wrong: { stopped: "SELECT i FROM generate_series(1, 20000) AS i" },
    },
  },
  {
    what: "several results are one",
    breakage: breaking<RowsModule>("@/exercises/grader/checks/rows", ({ judgeRows }) => ({
      judgeRows: (expected, got, policy) =>
        judgeRows(expected, { ...got, results: got.results.slice(0, 1) }, policy),
    })),
    exercise: {
      reference: "SELECT id FROM shops",
      wrong: { "several-results": "SELECT id FROM shops; SELECT name FROM shops" },
    },
  },
];

const probes: Extract<Check, { kind: "state" }> = {
  kind: "state",
  probes: [{ sql: "SELECT id, fee FROM shops", says: "The fees are not as they should be." }],
};
const state: MadeUp = {
  checks: [probes],
  reference: "UPDATE shops SET fee = fee * 2 WHERE name = 'Kiln'",
  alternatives: ["UPDATE shops SET fee = fee + fee WHERE name = 'Kiln' RETURNING id"],
  wrong: { probe: "UPDATE shops SET fee = fee * 2" },
};

const refuses: MadeUp = {
  checks: [
    {
      kind: "schema",
      probes: [
        {
          sql: "UPDATE shops SET fee = -1 WHERE name = 'Kiln'",
          fails: "23514",
          says: "A fee below zero was accepted.",
        },
        { sql: "UPDATE shops SET fee = NULL", says: "A shop without a fee was refused." },
      ],
    },
  ],
  reference: "ALTER TABLE shops ADD CHECK (fee >= 0)",
  alternatives: [
    "CREATE DOMAIN fee AS numeric(8, 2) CHECK (VALUE >= 0); ALTER TABLE shops ALTER fee TYPE fee",
  ],
  wrong: { probe: "UPDATE shops SET fee = 0 WHERE fee IS NULL; ALTER TABLE shops ALTER fee SET NOT NULL" },
};

const probesBroken = (kind: "state" | "schema"): Breakage =>
  breaking<typeof import("../../grader/checks/probes")>(
    "@/exercises/grader/checks/probes",
    ({ judgeProbes }) => ({
      judgeProbes: (check, expected, got) =>
        check.kind === kind ? undefined : judgeProbes(check, expected, got),
    }),
  );

type PlanModule = typeof import("../../grader/checks/plan");
type PlanCheck = Extract<Check, { kind: "plan" }>;

const planned = (check: Partial<PlanCheck>): MadeUp => ({
  checks: [{ kind: "rows" }, { kind: "plan", uses: [], avoids: [], ...check }],
  reference: "SELECT shop FROM visits WHERE id = 3",
  alternatives: ["SELECT v.shop FROM visits AS v WHERE 3 = v.id"],
  wrong: { plan: "SELECT shop FROM visits WHERE id + 0 = 3" },
  starter: "SELECT shop FROM visits",
});

const planBroken = (change: () => Partial<PlanCheck>): Breakage =>
  breaking<PlanModule>("@/exercises/grader/checks/plan", ({ judgePlan }) => ({
    judgePlan: (check, expected, got) => judgePlan({ ...check, ...change() }, expected, got),
  }));

type SyntaxModule = typeof import("../../grader/checks/syntax");
type SyntaxCheck = Extract<Check, { kind: "syntax" }>;

const written = (check: Partial<SyntaxCheck>): MadeUp => ({
  checks: [
    { kind: "rows" },
    { kind: "syntax", uses: [], avoids: [], says: "This task is about EXISTS.", ...check },
  ],
  reference: "SELECT id FROM shops AS s WHERE EXISTS (SELECT FROM visits WHERE shop = s.id)",
  wrong: { construct: "SELECT DISTINCT s.id FROM shops AS s JOIN visits AS v ON v.shop = s.id -- EXISTS" },
  starter: "SELECT id FROM shops",
});

const syntaxBroken = (change: () => Partial<SyntaxCheck>): Breakage =>
  breaking<SyntaxModule>("@/exercises/grader/checks/syntax", ({ judgeSyntax }) => ({
    judgeSyntax: (check, seen) => judgeSyntax({ ...check, ...change() }, seen),
  }));

const failing: MadeUp = {
  checks: [{ kind: "error", sqlstate: "22012" }],
  reference: "SELECT 1 / 0",
  alternatives: ["SELECT fee / 0 FROM shops"],
  wrong: { sqlstate: "SELECT 1 / 1" },
};

type ErrorModule = typeof import("../../grader/checks/error");

/** Checks of other kinds than rows, each way in which one could say nothing. */
export const madeUpChecks: MadeUpRule[] = [
  { what: "what stands in the tables is not looked at", breakage: probesBroken("state"), exercise: state },
  { what: "what the tables refuse is not looked at", breakage: probesBroken("schema"), exercise: refuses },
  {
    what: "what a plan should use is not looked at",
    breakage: planBroken(() => ({ uses: [] })),
    exercise: planned({ uses: ["Index Scan on visits using visits_pkey"] }),
  },
  {
    what: "what a plan should avoid is not looked at",
    breakage: planBroken(() => ({ avoids: [] })),
    exercise: planned({ avoids: ["Seq Scan on visits"] }),
  },
  {
    what: "how much a plan reads is not looked at",
    breakage: planBroken(() => ({ buffers: 1_000_000 })),
    exercise: planned({ buffers: 2 }),
  },
  {
    what: "what a text should use is not looked at",
    breakage: syntaxBroken(() => ({ uses: [] })),
    exercise: written({ uses: ["exists"] }),
  },
  {
    what: "what a text should avoid is not looked at",
    breakage: syntaxBroken(() => ({ avoids: [] })),
    exercise: written({ avoids: ["join"] }),
  },
  {
    what: "a text that should fail may pass",
    breakage: breaking<ErrorModule>("@/exercises/grader/checks/error", ({ judgeError }) => ({
      judgeError: (check, wanted, seen) => (seen.code === null ? undefined : judgeError(check, wanted, seen)),
    })),
    exercise: failing,
  },
  {
    what: "any error will do",
    breakage: breaking<ErrorModule>("@/exercises/grader/checks/error", ({ judgeError }) => ({
      judgeError: (check, wanted, seen) => (seen.code === null ? judgeError(check, wanted, seen) : undefined),
    })),
    exercise: { ...failing, wrong: { sqlstate: "SELECT 1 / 'none'" } },
  },
];
