import type { Dataset } from "@/sandbox/engine";
import type { Course, Lesson, LessonRecord } from "../course";
import type { Problem } from "../problem";
import { checkResults } from "./check-results";
import { datasetNames, readDataset } from "./datasets";
import { NodeEngines } from "./engines";
import { recordLesson } from "./record-lesson";
import type { KeptResults } from "./kept-results";
import { readRecord } from "./records";

/** What the engine gave for a lesson, beside what is committed. */
export interface LessonResults {
  lesson: Lesson;
  committed: LessonRecord | undefined;
  now: LessonRecord;
}

/** Every lesson of the course, in order. */
export function lessonsOf(course: Course): Lesson[] {
  return course.modules.flatMap((module) => module.lessons);
}

/**
 * Runs the blocks of some lessons, all of one kind on one engine. A lesson that cannot be run is a problem; the others still run.
 * With `kept`, a lesson of which nothing changed since an earlier build is not run again.
 */
export async function runLessons(
  lessons: Lesson[],
  root: string,
  { say = () => {}, kept }: { say?: (line: string) => void; kept?: KeptResults } = {},
): Promise<{ results: LessonResults[]; problems: Problem[] }> {
  const engines = new NodeEngines();
  const datasets = new Map<string, Dataset>();
  const results: LessonResults[] = [];
  const problems: Problem[] = [];
  try {
    for (const lesson of lessons) {
      try {
        const dataset = datasets.get(lesson.dataset) ?? (await readDataset(lesson.dataset, root));
        datasets.set(lesson.dataset, dataset);
        const earlier = await kept?.get(lesson, dataset);
        const now = earlier ?? (await recordLesson(lesson, dataset, engines.of(dataset)));
        if (!earlier) await kept?.set(lesson, dataset, now);
        results.push({ lesson, now, committed: await readRecord(lesson, root) });
        say(`${lesson.id} ${lesson.title}: ${now.blocks.length} blocks`);
      } catch (cause) {
        problems.push(asProblem(lesson, cause));
      }
    }
  } finally {
    await engines.close();
  }
  return { results, problems };
}

/** The problems of results: ends, misconceptions and records. */
export function problemsOf(results: LessonResults[]): Problem[] {
  return results.flatMap(({ lesson, committed, now }) => checkResults(lesson, committed, now));
}

/** Loads each dataset that is there, whether a lesson uses it or not. */
export async function checkDatasets(root: string): Promise<Problem[]> {
  const engines = new NodeEngines();
  const problems: Problem[] = [];
  try {
    for (const name of await datasetNames(root)) {
      try {
        const dataset = await readDataset(name, root);
        await engines.of(dataset).reset(dataset);
      } catch (cause) {
        const file = `content/datasets/${name}`;
        problems.push({
          file,
          line: 1,
          column: 1,
          message: messageOf(cause),
          fix: "Mend what stands at that line.",
        });
      }
    }
  } finally {
    await engines.close();
  }
  return problems;
}

function asProblem(lesson: Lesson, cause: unknown): Problem {
  return {
    file: lesson.file,
    line: 1,
    column: 1,
    message: messageOf(cause),
    fix: "Mend what the message names.",
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
