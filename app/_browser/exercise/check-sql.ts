import type { PageEngine } from "@/app/_browser/block/page-engine";
import { fetchDataset } from "@/app/_browser/block/published-dataset";
import { type GradingKey, judge as judgeAnswer, observeEach } from "@/exercises/grader/grade";
import type { CheckObservation, Observation } from "@/exercises/grader/observe";
import type { SqlPageKey } from "@/exercises/grader/page-key";
import type { Result } from "@/exercises/grader/result";
import { sideBySide } from "@/exercises/grader/side-by-side";
import type { Verdict } from "@/exercises/grader/verdict";
import { checkInPage, type CheckRequest, type Checking, judgedBy, shownNames } from "./check-in-page";
import { fetchKey } from "./fetch-key";
import type { Judged } from "./judged";

/** Judges an answer on the public data, by the same grader as on the server. Never rejects. */
export const checkSql = (request: CheckRequest): Checking => checkInPage(request, judge);

async function judge(exercise: string, answer: string, engine: PageEngine): Promise<Judged> {
  const page = await fetchKey(exercise);
  if (page.kind !== "sql") throw new Error(`${exercise} is no SQL exercise`);
  // Syntax is looked at when the answer is handed in: the parser would be heavier than the page.
  const asked = { ...page.exercise, checks: page.exercise.checks.filter(({ kind }) => kind !== "syntax") };
  const key = await gradingKey(page);
  const observations = await engine.use((lent) =>
    observeEach(asked, key.expected, answer, {
      engine: lent,
      parse: () => Promise.reject(new Error("the page has no parser")),
    }),
  );
  const verdict = judgeAnswer(asked, key, answer, observations);
  return {
    ...judgedBy(verdict, page, key.expected),
    ...rowsOf(verdict, page, shownNames(page, key.expected), observations),
  };
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

function rowsOf(
  verdict: Verdict,
  page: SqlPageKey,
  shown: Set<string>,
  observations: Observation[],
): Partial<Extract<Judged, { kind: "judged" }>> {
  if (verdict.status !== "failed") return {};
  const difference = verdict.results.find(({ dataset }) => shown.has(dataset))?.difference;
  const place = page.expected.findIndex((one) => one.shown);
  const expected = resultOf(page.expected[place]?.checks);
  if (!difference || !expected) return {};
  const seen = observations[place];
  const got = seen?.end === "done" ? resultOf(seen.checks) : undefined;
  const beside =
    got && difference.kind === "rows" ? sideBySide(expected, got, page.exercise.compare) : undefined;
  return { rows: { columns: expected.columns, difference, ...(beside && { beside }) } };
}

function resultOf(checks: CheckObservation[] | undefined): Result | undefined {
  const rows = checks?.find(({ kind }) => kind === "rows");
  return rows?.kind === "rows" ? rows.results[0] : undefined;
}
