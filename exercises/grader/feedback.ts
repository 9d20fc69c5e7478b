import type { Exercise } from "../exercise";
import type { ErrorDifference } from "./checks/error";
import type { PlanDifference } from "./checks/plan";
import type { ProbeDifference } from "./checks/probes";
import type { SyntaxDifference } from "./checks/syntax";
import { consoleFeedback, isOfConsole } from "./feedback-console";
import { rowsFeedback } from "./rows-feedback";
import { returnsFeedback, statementsFeedback } from "./program-feedback";
import type { QuizDifference } from "./quiz";
import type { CheckDifference, Verdict } from "./verdict";

/** What a learner reads: a title that names the difference, and sentences that say what it means. */
export interface Feedback {
  title: string;
  says: string[];
}

/** Where the words of a verdict come from. `shown`: names of the datasets whose rows the learner may see. */
export interface FeedbackContext {
  exercise: Pick<Exercise, "misconceptions">;
  shown: ReadonlySet<string>;
  /** Datasets that were graded on. */
  datasets: number;
  /** In the page, on public data alone: right is not yet passed. */
  page?: boolean;
  /** The author's sentence for a wrong pick of a quiz. */
  explain?: (pick: string) => string | undefined;
}

/** The only place with sentences about verdicts, and beside it `rows-feedback.ts`, `program-feedback.ts` and `feedback-console.ts`. The recognised misconception speaks first: it is the reason. */
export function feedbackOf(verdict: Verdict, context: FeedbackContext): Feedback {
  const known = verdict.misconception;
  const reason = known === undefined ? undefined : context.exercise.misconceptions[known]?.says;
  const { title, says } = withoutReason(verdict, context);
  return { title, says: reason === undefined ? says : [reason, ...says] };
}

function withoutReason(verdict: Verdict, context: FeedbackContext): Feedback {
  switch (verdict.status) {
    case "passed":
      return passed(context);
    case "rejected":
      return {
        title: `${readers[verdict.error.code] ?? "PostgreSQL cannot run"} this: ${verdict.error.message}`,
        says: ["A text that does not run is not graded: no attempt was used."],
      };
    case "stopped":
      return stopped(verdict.limit);
    case "failed":
      return failed(verdict.results, context);
  }
}

/** Who reads an answer before it runs, by the code of the error. */
const readers: Readonly<Record<string, string>> = {
  TS: "TypeScript cannot read",
  console_syntax: "The console cannot read",
};

function passed({ page = false, datasets }: FeedbackContext): Feedback {
  if (datasets === 0) return { title: "Passed.", says: [] };
  if (!page) return { title: `Passed on all ${datasets} datasets.`, says: [] };
  const says = `It gives what is asked for on these rows, and on ${datasets - 1} other datasets.`;
  return { title: "Right on the data you see.", says: [says] };
}

function stopped(limit: string): Feedback {
  const kept = "Your text is kept, the database is back to its first state, and no attempt was used.";
  const why: Record<string, string> = {
    time: "Stopped: your answer ran longer than it may.",
    rows: "Stopped: your answer gave more than 10,000 rows.",
    bytes: "Stopped: your answer gave more than 1 MB.",
    statements: "Stopped: your answer sent more than 100 statements in one call.",
    requests: "Stopped: your answer sends more than 1,000 requests.",
    replies: "Stopped: your requests were answered with more than 8 MB.",
    memory: "Stopped: your answer needed more memory than there is.",
    person: "Stopped.",
  };
  return { title: why[limit] ?? "Stopped.", says: [kept] };
}

function failed(
  results: { dataset: string; difference: CheckDifference }[],
  context: FeedbackContext,
): Feedback {
  // What can be seen is said before what cannot.
  const first = results.find(({ dataset }) => context.shown.has(dataset)) ?? results[0];
  if (!first) return { title: "Not yet.", says: [] };
  const visible = context.shown.has(first.dataset);
  // The page draws the rows themselves.
  if (first.difference.kind === "quiz") return quiz(first.difference, context);
  const { title, says } = sentencesOf(first.difference, visible, !context.page);
  const hidden = "On the data you see it is right; on other data it is not.";
  return { title, says: visible ? says : [hidden, ...says] };
}

function quiz({ wrong, right, of }: QuizDifference, { explain }: FeedbackContext): Feedback {
  const says = wrong.flatMap((pick) => explain?.(pick) ?? []);
  return { title: `Not yet: ${right} of ${of} ${of === 1 ? "is" : "are"} right.`, says: [...new Set(says)] };
}

/** Title and sentences of one difference. Values are named only where the learner can see the data. */
export function sentencesOf(
  difference: Exclude<CheckDifference, QuizDifference>,
  visible: boolean,
  examples = true,
): Feedback {
  switch (difference.kind) {
    case "probe":
      return probe(difference, visible);
    case "plan":
      return plan(difference);
    case "sqlstate":
      return sqlstate(difference);
    case "construct":
      return construct(difference);
    case "returns":
      return returnsFeedback(difference, visible);
    case "statements":
      return statementsFeedback(difference);
    default:
      return isOfConsole(difference)
        ? consoleFeedback(difference, visible)
        : rowsFeedback(difference, visible, examples);
  }
}

function probe({ says, sql, rows: difference, expected, got }: ProbeDifference, visible: boolean): Feedback {
  const title = `Not yet: ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
  if (difference) return { title, says: rowsFeedback(difference, visible).says };
  if (expected !== null && got === null) {
    return { title, says: [`This statement should have been refused with ${expected}: ${sql}`] };
  }
  if (expected === null)
    return { title, says: [`This statement should have passed, and gave ${got ?? ""}: ${sql}`] };
  return {
    title,
    says: [`This statement should have been refused with ${expected}, and gave ${got ?? ""}: ${sql}`],
  };
}

function plan({ missing, unwanted, buffers }: PlanDifference): Feedback {
  const worst = unwanted[0];
  if (worst) {
    const removed = worst.removed > 0 ? ` It threw ${worst.removed.toLocaleString("en")} rows away.` : "";
    return {
      title: "Right rows, but found in a way that the task excludes.",
      says: [`The plan has ${worst.name}.${removed}`],
    };
  }
  if (missing.length > 0) {
    return {
      title: "Right rows, but found in another way than asked.",
      says: [`The plan has no ${missing.join(", no ")}.`],
    };
  }
  return {
    title: "Right rows, but too much was read for them.",
    says: buffers
      ? [
          `${buffers.got.toLocaleString("en")} blocks; a good plan reads about ${buffers.reference.toLocaleString("en")}.`,
        ]
      : [],
  };
}

function sqlstate({ expected, got }: ErrorDifference): Feedback {
  if (got === null)
    return { title: "Not yet: your text runs, and it should fail.", says: [`Expected: ${expected}.`] };
  return { title: `Not yet: it fails with ${got}, expected ${expected}.`, says: [] };
}

function construct({ says, missing, unwanted }: SyntaxDifference): Feedback {
  const named = (names: string[]): string =>
    names.map((name) => name.replace("-", " ").toUpperCase()).join(", ");
  const title =
    missing.length > 0
      ? `Right so far, but without ${named(missing)}.`
      : `Right so far, but with ${named(unwanted)}.`;
  return { title, says: [says] };
}
