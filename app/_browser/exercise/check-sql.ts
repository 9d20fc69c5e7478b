import { asUnavailable, pageEngine } from "@/app/_browser/block/page-engine";
import { fetchDataset } from "@/app/_browser/block/published-dataset";
import { feedbackOf } from "@/exercises/grader/feedback";
import { grade, type GradingKey } from "@/exercises/grader/grade";
import type { SqlPageKey } from "@/exercises/grader/page-key";
import type { Verdict } from "@/exercises/grader/verdict";
import type { EngineState } from "@/sandbox/sql/browser/engine";
import { fetchKey } from "./fetch-key";
import type { Judged } from "./judged";

/** An answer on its way to a verdict in the page. */
export interface CheckRequest {
  exercise: string;
  answer: string;
  manifest: string;
  onEngine: (state: EngineState) => void;
}

/** A Check under way. */
export interface Checking {
  end: Promise<Judged>;
  stop: () => void;
}

/** Judges an answer on the public data, by the same grader as on the server. Never rejects. */
export function checkSql({ exercise, answer, manifest, onEngine }: CheckRequest): Checking {
  const engine = pageEngine(manifest);
  const leave = engine.subscribe(() => onEngine(engine.getState()));
  onEngine(engine.getState());
  const end = judge(exercise, answer, manifest)
    .catch((cause: unknown): Judged => ({ kind: "unavailable", why: asUnavailable(cause) }))
    .finally(leave);
  return { end, stop: () => engine.stopUse() };
}

async function judge(exercise: string, answer: string, manifest: string): Promise<Judged> {
  const page = await fetchKey(exercise);
  if (page.kind !== "sql") throw new Error(`${exercise} is no SQL exercise`);
  // Syntax is looked at when the answer is handed in: the parser would be heavier than the page.
  const asked = { ...page.exercise, checks: page.exercise.checks.filter(({ kind }) => kind !== "syntax") };
  const key = await gradingKey(page);
  const verdict = await pageEngine(manifest).use((engine) =>
    grade(asked, key, answer, {
      engine,
      parse: () => Promise.reject(new Error("the page has no parser")),
    }),
  );
  return judgedFrom(verdict, page, key);
}

async function gradingKey({ known, expected }: SqlPageKey): Promise<GradingKey> {
  const datasets = await Promise.all(expected.map(({ dataset }) => fetchDataset(dataset)));
  return {
    known,
    expected: expected.map(({ dataset: address, ...rest }, i) => {
      const dataset = datasets[i];
      if (!dataset) throw new Error(`${address} did not arrive`);
      return { ...rest, dataset };
    }),
  };
}

function judgedFrom(verdict: Verdict, page: SqlPageKey, key: GradingKey): Judged {
  const names = key.expected.map(({ dataset }) => dataset.name);
  const shown = new Set(names.filter((_, i) => page.expected[i]?.shown));
  const { title, says } = feedbackOf(verdict, {
    exercise: page.exercise,
    shown,
    datasets: names.length,
    page: true,
  });
  const see = verdict.misconception && page.exercise.misconceptions[verdict.misconception]?.see;
  const mark = verdict.status === "passed" ? "pass" : verdict.status === "stopped" ? "wait" : "fail";
  return {
    kind: "judged",
    mark,
    title,
    says,
    ...(see ? { see } : {}),
    ...(verdict.misconception === undefined ? {} : { misconception: verdict.misconception }),
    ...(verdict.status === "rejected" ? { error: verdict.error } : {}),
    ...rowsOf(verdict, page, shown),
  };
}

function rowsOf(
  verdict: Verdict,
  page: SqlPageKey,
  shown: Set<string>,
): Partial<Extract<Judged, { kind: "judged" }>> {
  if (verdict.status !== "failed") return {};
  const result = verdict.results.find(({ dataset }) => shown.has(dataset));
  const observed = page.expected.find((one) => one.shown)?.checks.find(({ kind }) => kind === "rows");
  const columns = observed?.kind === "rows" ? observed.results[0]?.columns : undefined;
  return result && columns ? { rows: { columns, difference: result.difference } } : {};
}
