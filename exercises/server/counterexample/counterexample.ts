import { differencesOn } from "../../grader/grade";
import type { CounterExample, ShownTable } from "../../grader/counterexample";
import { SeedFailed } from "../../grader/grading-failed";
import { type Observation, observe, type World } from "../../grader/observe";
import type { Result } from "../../grader/result";
import type { SqlExercise } from "../../exercise";
import type { Dataset } from "@/sandbox/engine";
import { disguise, type IsPublic } from "./disguise";
import { type Separates, shrinkRows } from "./shrink";
import { insertScript, type Table } from "./tables";

/** What a counter-example is looked for with. */
export interface Search {
  exercise: SqlExercise;
  reference: string;
  answer: string;
  /** The tables without rows. */
  empty: Dataset;
  /** The rows on which the answer was seen to fail. */
  failing: Table[];
  /** The rows that the learner sees. */
  visible: Table[];
  /** The answer runs here, */
  learner: World;
  /** the reference there: never in one instance. */
  author: World;
  /** `searchLimits` unless told. */
  limits?: typeof searchLimits;
}

/** How long is searched: runs of the pair, and milliseconds as a guard. Of both, four fifths go to the rows. */
export const searchLimits = { runs: 400, ms: 2_000 };

/**
 * The fewest rows on which the answer still differs from the reference, with made-up values where the rows are hidden. Undefined
 * when the exercise is not about rows, or no values could be made up that keep the difference.
 */
export async function findCounterExample(search: Search): Promise<CounterExample | undefined> {
  // The first reset to a dataset builds it; the search begins when it stands.
  await Promise.all([search.learner, search.author].map(({ engine }) => engine.reset(search.empty)));
  const started = performance.now();
  const { limits = searchLimits } = search;
  let runs = 0;
  const within = (share: number): Separates => {
    return async (tables) => {
      if (runs >= limits.runs * share || performance.now() - started > limits.ms * share) return false;
      runs += 1;
      return differs(await observePair(search, tables), search);
    };
  };
  const texts = `${search.reference}\n${search.answer}`.toLowerCase();
  const rows = await shrinkRows(search.failing, within(0.8), (table) => names(texts, table));
  const shown = await disguise(rows, within(1), publicValues(search));
  if (!shown) return undefined;
  const pair = await observePair(search, shown);
  if (!pair || !differs(pair, search)) return undefined;
  return { ...drawn(shown, search), ...sides(pair), load: loadScript(shown), runs };
}

interface Pair {
  reference: Observation;
  answer: Observation;
}

/** Undefined where the rows cannot be: a constraint forbids them. */
async function observePair(search: Search, tables: Table[]): Promise<Pair | undefined> {
  const { exercise, empty, learner, author } = search;
  const seeded = { ...exercise, seed: `${insertScript(tables)}\n${exercise.seed}` };
  const place = { dataset: empty, large: false };
  const [reference, answer] = await Promise.allSettled([
    observe(seeded, search.reference, place, author),
    observe(seeded, search.answer, place, learner),
  ]);
  for (const one of [reference, answer]) {
    if (one.status === "rejected" && !(one.reason instanceof SeedFailed)) throw one.reason;
  }
  if (reference.status === "rejected" || answer.status === "rejected") return undefined;
  return { reference: reference.value, answer: answer.value };
}

/** An answer that fails with an error on some rows differs as well as one with other rows. */
function differs(pair: Pair | undefined, { exercise, empty }: Search): boolean {
  if (pair?.reference.end !== "done" || pair.answer.end === "stopped") return false;
  if (pair.answer.end === "error") return true;
  const expected = { dataset: empty, large: false, checks: pair.reference.checks, wrong: [] };
  return differencesOn(exercise, expected, pair.answer.checks).length > 0;
}

/** Values that stand in the visible rows' column, in the task, or in the answer. */
function publicValues({ visible, exercise, answer }: Search): IsPublic {
  const known = new Map<string, Set<string>>();
  for (const { name, columns, rows } of visible) {
    for (const [i, column] of columns.entries()) {
      const values = rows.map((row) => row[i] ?? null).filter((value): value is string => value !== null);
      known.set(`${name}.${column.name}`, new Set(values));
    }
  }
  const words = `${exercise.prompt}\n${answer}`;
  return (table, column, value) =>
    known.get(`${table}.${column}`)?.has(value) === true ||
    value === "" ||
    value === "t" ||
    value === "f" ||
    (value.length > 1 && words.includes(value));
}

/** The tables and columns that a reader needs: those that the task or the answer name, and keys. */
function drawn(tables: Table[], { exercise, answer }: Search): { tables: ShownTable[] } {
  const words = `${exercise.prompt}\n${answer}`.toLowerCase();
  const named = (name: string): boolean => names(words, name);
  const star = /select\s+(\w+\.)?\*/.test(words);
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const needed = new Set(filled.flatMap(({ links }) => links.map(({ to }) => to)));
  const shown = filled.filter(({ name }) => named(name) || !needed.has(name));
  const there = new Set(shown.map(({ name }) => name));
  return {
    tables: shown.map((table) => {
      const links = table.links.filter(({ to }) => there.has(to)).flatMap(({ columns }) => columns);
      const wanted = [...table.columns.entries()].filter(
        ([i, { name, key }]) => (star && named(table.name)) || key || links.includes(i) || named(name),
      );
      return {
        name: table.name,
        columns: wanted.map(([, { name, type, oid }]) => ({ name, type, oid })),
        rows: table.rows.map((row) => wanted.map(([i]) => row[i] ?? null)),
      };
    }),
  };
}

/** Whether a text names a table or column. */
const names = (text: string, name: string): boolean =>
  new RegExp(`(^|[^a-z0-9_])${name.toLowerCase()}($|[^a-z0-9_])`).test(text);

/** What both gave: the result of the query, or of the first probe on which they differ. */
function sides({ reference, answer }: Pair): Pick<CounterExample, "yours" | "expected"> {
  const expected = reference.end === "done" ? reference.checks.map(resultsIn) : [];
  if (answer.end !== "done") {
    const error = answer.end === "error" ? answer.error : undefined;
    return { yours: error ?? empty, expected: expected[0]?.[0] ?? empty };
  }
  for (const [i, check] of answer.checks.entries()) {
    for (const [j, result] of (expected[i] ?? []).entries()) {
      const own = resultsIn(check)[j] ?? empty;
      if (JSON.stringify(own) !== JSON.stringify(result)) return { yours: own, expected: result };
    }
  }
  return { yours: empty, expected: expected[0]?.[0] ?? empty };
}

const empty: Result = { columns: [], rows: [] };

function resultsIn(check: Extract<Observation, { end: "done" }>["checks"][number]): Result[] {
  if (check.kind === "rows") return check.results;
  if (check.kind === "state") return check.replies.map((reply) => ("result" in reply ? reply.result : empty));
  return [];
}

/** Puts the rows in the place of whatever the tables hold. */
function loadScript(tables: Table[]): string {
  const names = tables.map(({ name }) => `public."${name}"`).join(", ");
  return `TRUNCATE ${names} RESTART IDENTITY CASCADE;\n${insertScript(tables)}`;
}
