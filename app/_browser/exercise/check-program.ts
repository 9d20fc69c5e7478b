import { asUnavailable, pageEngine } from "@/app/_browser/block/page-engine";
import { feedbackOf } from "@/exercises/grader/feedback";
import { gradeProgram } from "@/exercises/grader/grade-program";
import type { CheckRequest, Checking } from "./check-sql";
import type { Judged } from "./judged";
import { fetchProgramKey, pageWorld, programKey } from "./page-programs";

/** As `checkSql`, for a function in TypeScript. */
export function checkProgram({ exercise, answer, manifest, onEngine }: CheckRequest): Checking {
  const engine = pageEngine(manifest);
  const leave = engine.subscribe(() => onEngine(engine.getState()));
  onEngine(engine.getState());
  const end = judge(exercise, answer, manifest)
    .catch((cause: unknown): Judged => ({ kind: "unavailable", why: asUnavailable(cause) }))
    .finally(leave);
  return { end, stop: () => engine.stopUse() };
}

async function judge(id: string, answer: string, manifest: string): Promise<Judged> {
  const page = await fetchProgramKey(id);
  const { exercise } = page;
  const key = await programKey(page);
  const verdict = await pageEngine(manifest).use((engine) =>
    gradeProgram(exercise, key, answer, pageWorld(engine)),
  );
  const names = key.expected.map(({ dataset }) => dataset.name);
  const shown = new Set(names.filter((_, i) => page.expected[i]?.shown));
  const { title, says } = feedbackOf(verdict, { exercise, shown, datasets: names.length, page: true });
  const { misconception } = verdict;
  const see = misconception === undefined ? undefined : exercise.misconceptions[misconception]?.see;
  return {
    kind: "judged",
    mark: verdict.status === "passed" ? "pass" : verdict.status === "stopped" ? "wait" : "fail",
    title,
    says,
    ...(see === undefined ? {} : { see }),
    ...(misconception === undefined ? {} : { misconception }),
    ...(verdict.status === "rejected" ? { error: verdict.error } : {}),
  };
}
