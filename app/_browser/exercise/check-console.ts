import type { PageEngine } from "@/app/_browser/block/page-engine";
import { fetchDataset } from "@/app/_browser/block/published-dataset";
import { type ConsoleKey, gradeConsole } from "@/exercises/grader/grade-console";
import type { ConsolePageKey } from "@/exercises/grader/page-key";
import { checkInPage, type CheckRequest, type Checking, judgedBy } from "./check-in-page";
import { fetchKey } from "./fetch-key";
import type { Judged } from "./judged";

/** As `checkSql`, for an answer in a console. */
export const checkConsole = (request: CheckRequest): Checking => checkInPage(request, judge);

async function judge(id: string, answer: string, engine: PageEngine): Promise<Judged> {
  const page = await fetchKey(id);
  if (page.kind !== "search" && page.kind !== "objects") throw new Error(`${id} is answered in no console`);
  const key = await consoleKey(page);
  const verdict = await engine.use((lent) => gradeConsole(page.exercise, key, answer, { engine: lent }));
  return judgedBy(verdict, page, key.expected);
}

/** What is expected on the public datasets, with their documents or objects. */
async function consoleKey({ known, expected }: ConsolePageKey): Promise<ConsoleKey> {
  const withRows = async ({ dataset, checks, wrong }: ConsolePageKey["expected"][number]) => ({
    dataset: await fetchDataset(dataset),
    checks,
    wrong,
  });
  return { known, expected: await Promise.all(expected.map(withRows)) };
}
