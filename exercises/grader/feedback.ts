import type { Value } from "@/sandbox/outcome";
import type { Exercise } from "../exercise";
import type { ErrorDifference } from "./checks/error";
import type { PlanDifference } from "./checks/plan";
import type { ProbeDifference } from "./checks/probes";
import type { SyntaxDifference } from "./checks/syntax";
import type { Difference } from "./difference";
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

/** The only place with sentences about verdicts; those about functions in TypeScript stand in `program-feedback.ts`. The recognised misconception speaks first: it is the reason. */
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
        title: `${verdict.error.code === "TS" ? "TypeScript cannot read" : "PostgreSQL cannot run"} this: ${verdict.error.message}`,
        says: ["A text that does not run is not graded: no attempt was used."],
      };
    case "stopped":
      return stopped(verdict.limit);
    case "failed":
      return failed(verdict.results, context);
  }
}

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
  if (visible) return { title, says };
  return {
    title,
    says: ["On the data you see it is right; on other data it is not.", ...says],
  };
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
      return rowsFeedback(difference, visible, examples);
  }
}

function rowsFeedback(difference: Difference, visible: boolean, examples = true): Feedback {
  switch (difference.kind) {
    case "no-result":
      return {
        title: "Not yet: there is no result to look at.",
        says: ["Write one query that gives the rows."],
      };
    case "several-results":
      return {
        title: `Not yet: ${difference.count} results, expected one.`,
        says: ["Leave only the query whose rows you want judged."],
      };
    case "column-count":
      return {
        title: `Not yet: ${plural(difference.got.length, "column")}, expected ${difference.expected.length}.`,
        says: ["Read once more which columns are asked for, and in which order."],
      };
    case "column-names":
      return columnNames(difference);
    case "column-order":
      return {
        title: "Not yet: the right columns at the wrong places.",
        says: [`Asked for: ${difference.expected.join(", ")}. Yours: ${difference.got.join(", ")}.`],
      };
    case "type":
      return {
        title: `Not yet: column ${difference.column + 1} is ${article(difference.got)}, expected ${article(difference.expected)}.`,
        says: [
          `A value that looks the same is not the same: compare and sort ${article(difference.expected)} as what it is.`,
        ],
      };
    case "duplicates":
      return duplicates(difference, visible && examples);
    case "cells":
      return cells(difference, visible);
    case "rows":
      return rows(difference, visible && examples);
    case "order":
      return order(difference);
  }
}

function columnNames({ missing, extra, columns }: Extract<Difference, { kind: "column-names" }>): Feedback {
  const title =
    missing.length > 0
      ? `Not yet: there is no column ${missing.join(", ")}.`
      : `Not yet: nobody asked for ${extra.join(", ")}.`;
  return { title, says: [`The columns are called ${columns.join(", ")}; AS gives a column its name.`] };
}

function duplicates(difference: Extract<Difference, { kind: "duplicates" }>, visible: boolean): Feedback {
  const { rows: found, count } = difference;
  const first = found[0];
  const often = first !== undefined && first.got > first.expected;
  const title = often
    ? `Not yet: the right rows, but ${count === 1 ? "one of them" : `${count} of them`} more than once.`
    : `Not yet: the right rows, but ${count === 1 ? "one of them" : `${count} of them`} too seldom.`;
  const example =
    visible && first
      ? [`${rowText(first.row)} comes ${times(first.got)}, expected ${times(first.expected)}.`]
      : [];
  const advice = often
    ? "A join gives a row for every match; ask what one row of your result stands for."
    : "DISTINCT, UNION or GROUP BY may have folded rows that count by themselves.";
  return { title, says: [...example, advice] };
}

function cells(difference: Extract<Difference, { kind: "cells" }>, visible: boolean): Feedback {
  const { pairs, count } = difference;
  const first = pairs[0];
  const column = first?.columns[0] ?? 0;
  const title = `Not yet: ${count === 1 ? "1 row differs" : `${count} rows differ`} in column ${column + 1}.`;
  const [wanted, got] = [first?.expected[column] ?? null, first?.got[column] ?? null];
  if (got === null && wanted !== null) {
    return {
      title,
      says: [visible ? `NULL where ${wanted} is expected.` : "NULL where a value is expected."],
    };
  }
  if (wanted === null && got !== null) {
    return { title, says: [visible ? `${got} where NULL is expected.` : "A value where NULL is expected."] };
  }
  return { title, says: visible ? [`${text(got)} where ${text(wanted)} is expected.`] : [] };
}

function rows(difference: Extract<Difference, { kind: "rows" }>, visible: boolean): Feedback {
  const { missing, extra } = difference;
  const says: string[] = [];
  if (visible && missing.rows[0]) says.push(`Missing, for example: ${rowText(missing.rows[0])}.`);
  if (visible && extra.rows[0]) says.push(`Too much, for example: ${rowText(extra.rows[0])}.`);
  if (extra.count === 0) {
    const all = difference.got === 0 ? "Your query gives no row at all." : "";
    return {
      title: `Not yet: ${missing.count === 1 ? "1 row is" : `${missing.count} rows are`} missing.`,
      says: [...(all === "" ? [] : [all]), ...says],
    };
  }
  if (missing.count === 0) {
    return { title: `Not yet: ${plural(extra.count, "row")} should not be there.`, says };
  }
  const title = `Not yet: ${plural(missing.count, "row")} missing, ${plural(extra.count, "row")} too much.`;
  return { title, says };
}

function order({ from, alike }: Extract<Difference, { kind: "order" }>): Feedback {
  const title = `Not yet: the right rows, in another order from row ${from} on.`;
  if (alike.length === 0) return { title, says: ["ORDER BY decides; without it any order may come."] };
  const columns = alike.map((column) => column + 1).join(" and ");
  return {
    title,
    says: [`There, rows agree in column ${columns}: ties need another key to be decided by.`],
  };
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

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
const text = (value: Value): string => value ?? "NULL";
const rowText = (row: Value[]): string => `(${row.map(text).join(", ")})`;

const counted: ReadonlySet<string> = new Set(["number", "boolean", "date"]);
const article = (family: string): string =>
  counted.has(family) ? `a ${family}` : family === "json" ? "JSON" : family;
