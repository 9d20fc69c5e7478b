import type { PageEngine } from "@/app/_browser/block/page-engine";
import { gradeProgram } from "@/exercises/grader/grade-program";
import { checkInPage, type CheckRequest, type Checking, judgedBy } from "./check-in-page";
import type { Judged } from "./judged";
import { fetchProgramKey, pageWorld, programKey } from "./page-programs";

/** As `checkSql`, for a function in TypeScript. */
export const checkProgram = (request: CheckRequest): Checking => checkInPage(request, judge);

async function judge(id: string, answer: string, engine: PageEngine): Promise<Judged> {
  const page = await fetchProgramKey(id);
  const key = await programKey(page);
  const verdict = await engine.use((lent) => gradeProgram(page.exercise, key, answer, pageWorld(lent)));
  return judgedBy(verdict, page, key.expected);
}
