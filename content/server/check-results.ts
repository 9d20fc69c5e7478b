import type { Block, Lesson, LessonRecord, RecordedOutcome } from "../course";
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
      const wrong = endProblem(block, outcomes.get(block.id) ?? []);
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
  { expectError: expected, expectStatus }: Block,
  outcomes: RecordedOutcome[],
): Pick<Problem, "message" | "fix"> | undefined {
  const last = outcomes.at(-1);
  if (last?.kind === "reply") return statusProblem(expectStatus, outcomes);
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

/** A refusal that nobody announced, also before the last reply; or an announced one that does not come. */
function statusProblem(
  expected: number | undefined,
  outcomes: RecordedOutcome[],
): Pick<Problem, "message" | "fix"> | undefined {
  const statuses = outcomes.map((one) => (one.kind === "reply" ? one.status : 0));
  const last = statuses.at(-1) ?? 0;
  if (expected !== undefined) {
    if (last === expected) return undefined;
    return {
      message: `The last reply has the status ${last}. The block announces ${expected}.`,
      fix:
        last < 400 ? "Remove expect=, or write a request that is refused." : `Type expect="status ${last}".`,
    };
  }
  const refused = statuses.findIndex((status) => status >= 400);
  if (refused < 0) return undefined;
  return {
    message: `Reply ${refused + 1} of the block has the status ${statuses[refused]}.`,
    fix: `Mend the request, or type expect="status ${last}" where being refused is the point.`,
  };
}

/** The wrong form fails when it ends in an error, or gives other rows or replies than the right form. */
function misconceptionProblems(
  lesson: Lesson,
  misconception: Lesson["misconceptions"][number],
  outcomes: Map<string, RecordedOutcome[]>,
): Problem[] {
  const wrong = outcomes.get(misconception.wrong) ?? [];
  const right = outcomes.get(misconception.right) ?? [];
  if (wrong.at(-1)?.kind === "error" || whatLearnersSee(wrong) !== whatLearnersSee(right)) return [];
  return [
    {
      file: lesson.file,
      line: misconception.line,
      column: 1,
      message: `The misconception ${misconception.id} does not fail: both forms give the same.`,
      fix: `Change ${misconception.wrong} so that what it gives differs from what ${misconception.right} gives.`,
    },
  ];
}

function whatLearnersSee(outcomes: RecordedOutcome[]): string {
  return JSON.stringify(outcomes.map(whatCame));
}

/** These tell two requests apart, never what they asked. */
const OF_THE_MOMENT = /^(?:date|last-modified|x-amz-request-id)$/;

function whatCame(outcome: RecordedOutcome): unknown {
  if (outcome.kind === "rows") return [outcome.rows, outcome.rowCount];
  if (outcome.kind !== "reply") return outcome.code;
  const { status, headers, body } = outcome;
  const told = Object.entries(headers).filter(([name]) => !OF_THE_MOMENT.test(name));
  return [status, told, typeof body === "string" ? body.replace(/<RequestId>.*?<\/RequestId>/, "") : body];
}
