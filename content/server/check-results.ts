import type { Lesson, LessonRecord, RecordedOutcome } from "../course";
import type { Problem } from "../problem";
import { diffRecords } from "./records";

/** Problems of a lesson's results: ends that were not announced, misconceptions that do not fail, records that differ. */
export function checkResults(
  lesson: Lesson,
  committed: LessonRecord | undefined,
  now: LessonRecord,
): Problem[] {
  const outcomes = new Map(now.blocks.map((block) => [block.id, block.outcomes]));
  return [
    ...lesson.blocks.flatMap((block) => {
      const wrong = endProblem(block.expectError, outcomes.get(block.id) ?? []);
      return wrong ? [{ file: lesson.file, line: block.line, column: 1, ...wrong }] : [];
    }),
    ...lesson.misconceptions.flatMap((one) => misconceptionProblems(lesson, one, outcomes)),
    ...diffRecords(committed, now).map(({ block, what }) => ({
      file: lesson.file,
      line: lesson.blocks.find((one) => one.id === block)?.line ?? 1,
      column: 1,
      message: block === "" ? what : `Block ${block}: ${what}`,
      fix: `Run npm run course -- record ${lesson.id}, and read what changed before you commit it.`,
    })),
  ];
}

function endProblem(
  expected: string | undefined,
  outcomes: RecordedOutcome[],
): Pick<Problem, "message" | "fix"> | undefined {
  const last = outcomes.at(-1);
  const found = last?.kind === "error" ? last : undefined;
  if (found?.code === expected) return undefined;
  if (!found)
    return {
      message: `The block ends without the error ${expected}.`,
      fix: "Remove expect=, or write a statement that fails.",
    };
  const message = `The block ends in error ${found.code}: ${found.message}.`;
  if (expected === undefined)
    return {
      message,
      fix: `Mend the statement, or type expect="error ${found.code}" where failing is the point.`,
    };
  return { message: `${message} It announces ${expected}.`, fix: `Type expect="error ${found.code}".` };
}

/** The wrong form fails when it ends in an error, or gives other rows than the right form. */
function misconceptionProblems(
  lesson: Lesson,
  misconception: Lesson["misconceptions"][number],
  outcomes: Map<string, RecordedOutcome[]>,
): Problem[] {
  const wrong = outcomes.get(misconception.wrong) ?? [];
  const right = outcomes.get(misconception.right) ?? [];
  if (wrong.at(-1)?.kind === "error" || rowsOf(wrong) !== rowsOf(right)) return [];
  return [
    {
      file: lesson.file,
      line: misconception.line,
      column: 1,
      message: `The misconception ${misconception.id} does not fail: both forms give the same rows.`,
      fix: `Change ${misconception.wrong} so that its rows differ from those of ${misconception.right}.`,
    },
  ];
}

function rowsOf(outcomes: RecordedOutcome[]): string {
  return JSON.stringify(outcomes.map((one) => (one.kind === "rows" ? [one.rows, one.rowCount] : one.code)));
}
