import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleCheck, objectsCheckSchema, searchCheckSchema } from "../../console-schema";
import type { ConsoleExercise, ExerciseKey } from "../../exercise";
import { judgeConsole } from "../../grader/grade-console";
import type { ConsoleObservation } from "../../grader/console/observe-console";
import { ConsoleEngines } from "../console-engine";
import { type GradingDatasets, gradingDatasets } from "../datasets";
import { prepareConsole } from "../expect-console";
import { loadCatalog } from "../load";
import { codeOf } from "../prove-verdict";

const catalog = await loadCatalog();
const engines = new ConsoleEngines();
afterAll(() => engines.close());

/** The exercises in consoles; the store with thousands of objects is left out. */
const exercises = (catalog.ok ? catalog.value : []).flatMap((key) => {
  const { exercise } = key;
  const inConsole = exercise.kind === "search" || exercise.kind === "objects";
  return inConsole && exercise.dataset !== "harbor-uploads" ? [{ key, exercise }] : [];
});

const datasets = new Map<string, GradingDatasets>();
beforeAll(async () => {
  for (const name of new Set(exercises.map(({ exercise }) => exercise.dataset)))
    datasets.set(name, await gradingDatasets(name));
});

/** A rule of judging, taken away from a check; nothing where the check does not ask for it. */
interface Rule {
  what: string;
  without: (check: ConsoleCheck) => object | undefined;
}

/** A check, and each of its probes, with something else in the place of a part. */
const part =
  (name: string, value?: unknown): Rule["without"] =>
  (check) => {
    const change = (one: object): object => (name in one ? { ...one, [name]: value } : one);
    const probes = "probes" in check ? { probes: check.probes.map(change) } : {};
    return { ...change(check), ...probes };
  };

const inHits =
  (changed: object): Rule["without"] =>
  (check) => {
    const change = <One extends object>(one: One): object =>
      "hits" in one && one.hits ? { ...one, hits: { ...one.hits, ...changed } } : one;
    const probes = "probes" in check ? { probes: check.probes.map(change) } : {};
    return { ...change(check), ...probes };
  };

const rules: Rule[] = [
  { what: "hits are not looked at", without: part("hits") },
  { what: "the order of hits does not count", without: inHits({ order: "none" }) },
  { what: "scores are not compared", without: inHits({ scores: undefined }) },
  { what: "documents are not compared", without: inHits({ source: undefined }) },
  { what: "tokens are not compared", without: part("tokens") },
  { what: "nothing inside of a body is compared", without: part("paths", []) },
  { what: "nobody writes before the answer", without: part("given") },
  {
    what: "probes are not sent",
    without: (check) =>
      "probes" in check && check.probes.length > 1 ? { ...check, probes: check.probes.slice(0, 1) } : check,
  },
  {
    what: "what was sent is not looked at",
    without: (check) => (check.kind === "requests" ? undefined : check),
  },
  {
    what: "a request may be answered with an error",
    without: (check) =>
      check.kind === "requests"
        ? { ...check, ok: undefined, some: check.some.length > 0 ? check.some : ["*"] }
        : check,
  },
  {
    what: "of objects only the keys count",
    without: (check) =>
      check.kind === "bucket-state"
        ? { ...check, holds: check.holds.map((one) => ({ ...one, compare: [] })) }
        : check,
  },
];

/** The wrong answers of an exercise that are not told what they should be. */
async function mistold(key: ExerciseKey, exercise: ConsoleExercise): Promise<string[]> {
  const { open = [], hidden = [] } = datasets.get(exercise.dataset) ?? {};
  const some = { open: open.slice(0, 2), hidden: hidden.slice(0, 1) };
  const seen = new Map<string, ConsoleObservation[]>();
  const told = {
    ...exercise,
    misconceptions: Object.fromEntries(key.wrong.map(({ expect: name }) => [name, { says: name }])),
  };
  const world = { engine: engines.of(exercise) };
  const { known, open: shown, hidden: rest } = await prepareConsole(key, told, some, world, seen);
  return key.wrong.flatMap(({ file, text, expect: wanted }) => {
    const verdict = judgeConsole(told, { known, expected: [...shown, ...rest] }, text, seen.get(file) ?? []);
    if (verdict.status === "passed") return [`${file} passes`];
    const got = verdict.misconception ?? codeOf(verdict);
    return got === wanted ? [] : [`${file}: ${got}`];
  });
}

function broken(exercise: ConsoleExercise, { without }: Rule): ConsoleExercise | undefined {
  const changed = exercise.checks.flatMap((check) => without(check) ?? []);
  if (changed.length === 0 || JSON.stringify(changed) === JSON.stringify(exercise.checks)) return undefined;
  return exercise.kind === "search"
    ? { ...exercise, checks: changed.map((check) => searchCheckSchema.parse(check)) }
    : { ...exercise, checks: changed.map((check) => objectsCheckSchema.parse(check)) };
}

describe("the exercises in consoles", () => {
  it("tell every wrong answer what it should be told", async () => {
    const found: string[] = [];
    for (const { key, exercise } of exercises) found.push(...(await mistold(key, exercise)));
    expect(exercises.length).toBeGreaterThan(15);
    expect(found).toEqual([]);
  });

  it.each(rules)("notice when $what", async (rule) => {
    const noticed: string[] = [];
    for (const { key, exercise } of exercises) {
      const other = broken(exercise, rule);
      if (other) noticed.push(...(await mistold(key, other)));
      if (noticed.length > 0) break;
    }
    expect(noticed).not.toEqual([]);
  });
});
