import { type Breakage, breaking } from "./broken-gate";
import type { BrokenRule } from "./comparison-rules";

type GradeModule = typeof import("../../grader/grade");
type Key = import("../../grader/grade").GradingKey;

const gradingOn = (keep: (dataset: string, index: number) => boolean): Breakage => {
  const kept = ({ known, expected }: Key): Key => {
    const some = expected.filter(({ dataset }, i) => keep(dataset.name, i));
    return { known, expected: some.length > 0 ? some : expected };
  };
  return breaking<GradeModule>("@/exercises/grader/grade", ({ grade, judge }) => ({
    grade: (exercise, key, answer, world) => grade(exercise, kept(key), answer, world),
    judge: (exercise, key, answer, observations) => {
      const some = kept(key);
      const seen = some.expected.flatMap((one) => observations[key.expected.indexOf(one)] ?? []);
      return judge(exercise, some, answer, seen);
    },
  }));
};

type RowsModule = typeof import("../../grader/checks/rows");

/** Rules of grading an answer: what is looked at, and what the learner is told. */
export const gradingRules: BrokenRule[] = [
  {
    what: "an error is an empty result",
    breakage: breaking<typeof import("../../grader/observe")>(
      "@/exercises/grader/observe",
      ({ observe }) => ({
        observe: async (exercise, answer, place, world) => {
          const seen = await observe(exercise, answer, place, world);
          if (seen.end !== "error") return seen;
          return { end: "done", checks: [{ kind: "rows", results: [{ columns: [], rows: [] }] }] };
        },
      }),
    ),
    noticedBy: ["first-look"],
  },
  {
    what: "no result is the right one",
    breakage: breaking<RowsModule>("@/exercises/grader/checks/rows", ({ judgeRows }) => ({
      judgeRows: (expected, got, policy) =>
        got.results.length === 0 ? undefined : judgeRows(expected, got, policy),
    })),
    noticedBy: ["country-unknown"],
  },
  {
    what: "only the first dataset is looked at",
    breakage: gradingOn((_, i) => i === 0),
    noticedBy: ["never-ordered", "category-tree"],
  },
  {
    what: "only what the learner sees is looked at",
    breakage: gradingOn((dataset) => !dataset.startsWith("harbor-H")),
    noticedBy: ["category-tree"],
  },
  {
    what: "only ten rows are looked at",
    breakage: breaking<RowsModule>("@/exercises/grader/checks/rows", ({ observeRows }) => ({
      observeRows: (outcomes) => {
        const { kind, results } = observeRows(outcomes);
        return { kind, results: results.map(({ columns, rows }) => ({ columns, rows: rows.slice(0, 10) })) };
      },
    })),
    noticedBy: ["above-its-categorys-average"],
  },
  {
    what: "all fingerprints are equal",
    breakage: breaking<typeof import("../../grader/fingerprint")>("@/exercises/grader/fingerprint", () => ({
      fingerprintOf: () => "alike",
    })),
    noticedBy: ["country-unknown"],
  },
  {
    what: "sketches are ignored",
    breakage: breaking<typeof import("../../grader/sketch")>("@/exercises/grader/sketch", () => ({
      resemblance: () => 0,
    })),
    noticedBy: ["never-ordered", "country-unknown"],
  },
  {
    what: "any answer to a quiz is right",
    breakage: breaking<typeof import("../../grader/quiz")>("@/exercises/grader/quiz", () => ({
      judgeQuiz: () => undefined,
    })),
    noticedBy: ["which-promise-broke", "sql-or-psql", "join-or-exists"],
  },
  {
    what: "what is left out of a quiz is no mistake",
    breakage: breaking<typeof import("../../grader/quiz")>("@/exercises/grader/quiz", ({ judgeQuiz }) => ({
      judgeQuiz: (...all) => {
        const found = judgeQuiz(...all);
        return found?.wrong.includes("missing") ? undefined : found;
      },
    })),
    noticedBy: ["which-promise-broke", "sql-or-psql", "join-or-exists"],
  },
];
