import { placeExercises } from "@/exercises/links";
import { loadCatalog } from "@/exercises/server/load";
import { unwrittenLines } from "@/exercises/server/unwritten";
import type { Course, Lesson } from "../course";
import type { Problem } from "../problem";
import { checkDatasets, lessonsOf, problemsOf, runLessons } from "../server/course-results";
import { loadCourse } from "../server/load";
import { describeProblem } from "../server/problem-list";
import { checkStaticTypeScript } from "../server/check-typescript";

/** The check of `npm run course -- check`: 0 when every lesson and dataset holds, 1 when one does not. */
export async function check(root: string, json: boolean): Promise<number> {
  const course = await loadCourse(root);
  const lessons = course.ok ? lessonsOf(course.value) : [];
  const problems: Problem[] = course.ok ? [] : [...course.problems];
  problems.push(
    ...(await checkDatasets(root)),
    ...(course.ok ? await checkExercises(course.value, root) : []),
  );
  if (course.ok && problems.length === 0) {
    const ran = await runLessons(lessons, root, { say: console.error });
    problems.push(
      ...ran.problems,
      ...problemsOf(ran.results),
      ...(await checkStaticTypeScript(lessons, root)),
    );
  } else if (!course.ok) {
    console.error("The blocks were not run: the lessons above do not load yet.");
  }
  const blocks = lessons.reduce((sum, lesson) => sum + lesson.blocks.length, 0);
  if (json) console.log(JSON.stringify({ lessons: lessons.length, blocks, problems }));
  for (const problem of problems) console.error(describeProblem(problem));
  for (const lesson of lessons) console.error(measureLine(lesson));
  console.error(`${lessons.length} lessons, ${blocks} blocks, ${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
}

/** Exercises that do not load, that nobody asks, that nobody wrote, or not to the end. What they are worth is proved by `npm run verify`. */
async function checkExercises(course: Course, root: string): Promise<Problem[]> {
  const catalog = await loadCatalog(root);
  if (!catalog.ok) return catalog.problems;
  const unwritten = await Promise.all(catalog.value.map((key) => unwrittenLines(key, root)));
  return [...placeExercises(course, catalog.value).problems, ...unwritten.flat()];
}

/** The bar of a lesson, reported and never enforced: a lesson may have a reason. */
function measureLine(lesson: Lesson): string {
  const { words, predictions } = lesson.measures;
  const counts: [string, number, number, number][] = [
    ["words", words, 900, 1800],
    ["blocks", lesson.blocks.length, 6, 12],
    ["figures", lesson.figures.length, 1, Infinity],
    ["misconceptions", lesson.misconceptions.length, 2, Infinity],
    ["predictions", predictions, 2, Infinity],
  ];
  const shown = counts.map(([name, count, least, most]) => {
    const mark = count < least ? ` (fewer than ${least})` : count > most ? ` (more than ${most})` : "";
    return `${count} ${name}${mark}`;
  });
  return `${lesson.id} ${lesson.title}: ${shown.join(", ")}`;
}
