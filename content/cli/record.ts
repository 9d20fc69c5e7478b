import { lessonsOf, runLessons } from "../server/course-results";
import { loadCourse } from "../server/load";
import { describeProblem } from "../server/problem-list";
import { diffRecords, recordPath, writeRecord } from "../server/records";

/** Runs the blocks of the named lessons, or of all, and writes their records. */
export async function record(root: string, ids: string[]): Promise<number> {
  const course = await loadCourse(root);
  if (!course.ok) {
    for (const problem of course.problems) console.error(describeProblem(problem));
    console.error(`${course.problems.length} problems: nothing was recorded.`);
    return 1;
  }
  const all = lessonsOf(course.value);
  const unknown = ids.filter((id) => !all.some((lesson) => lesson.id === id));
  if (unknown.length > 0) {
    console.error(
      `There is no lesson ${unknown.join(", ")}. There are: ${all.map((lesson) => lesson.id).join(", ")}.`,
    );
    return 2;
  }
  const chosen = ids.length === 0 ? all : all.filter((lesson) => ids.includes(lesson.id));
  const { results, problems } = await runLessons(chosen, root);
  for (const { lesson, committed, now } of results) {
    const written = await writeRecord(lesson, now, root);
    console.error(`${recordPath(lesson)}: ${written ? "written" : "unchanged"}`);
    if (written && committed)
      for (const { block, what } of diffRecords(committed, now)) console.error(`  ${block} ${what}`);
  }
  for (const problem of problems) console.error(describeProblem(problem));
  return problems.length > 0 ? 1 : 0;
}
