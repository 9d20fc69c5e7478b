import type { Difference } from "../../grader/difference";
import type { CallEndTold } from "../../grader/checks/returns";
import { isOfConsole } from "../../grader/feedback-console";
import type { CheckDifference, Verdict } from "../../grader/verdict";
import { withoutDocuments } from "./without-documents";

/** A verdict without the rows of data that the learner may not see; what is counted and named stays. */
export function shownVerdict(verdict: Verdict, shown: ReadonlySet<string>): Verdict {
  if (verdict.status !== "failed") return verdict;
  const results = verdict.results.map(({ dataset, difference }) =>
    shown.has(dataset) ? { dataset, difference } : { dataset, difference: withoutRows(difference) },
  );
  return { ...verdict, results };
}

function withoutRows(difference: CheckDifference): CheckDifference {
  if (difference.kind === "probe") {
    return difference.rows ? { ...difference, rows: rowless(difference.rows) } : difference;
  }
  switch (difference.kind) {
    case "returns":
      return { ...difference, expected: wordless(difference.expected), got: wordless(difference.got) };
    case "statements": {
      // A function can write what it read into the text of its next statement.
      const { text: _text, ...rest } = difference;
      return rest;
    }
    case "plan":
    case "sqlstate":
    case "construct":
    case "quiz":
      return difference;
    default:
      return isOfConsole(difference) ? withoutDocuments(difference) : rowless(difference);
  }
}

const wordless = ({ kind, count }: CallEndTold): CallEndTold => ({
  kind,
  ...(count === undefined ? {} : { count }),
});

function rowless(difference: Difference): Difference {
  switch (difference.kind) {
    case "duplicates":
      return { ...difference, rows: difference.rows.map((one) => ({ ...one, row: [] })) };
    case "cells":
      return { ...difference, pairs: difference.pairs.map(masked) };
    case "rows":
      return {
        ...difference,
        missing: { ...difference.missing, rows: [] },
        extra: { ...difference.extra, rows: [] },
      };
    case "order":
      return { ...difference, expected: [], got: [] };
    default:
      return difference;
  }
}

/** Whether a cell is NULL may be told: "a value where NULL is expected" names no value. */
function masked(pair: Extract<Difference, { kind: "cells" }>["pairs"][number]): typeof pair {
  const mask = (row: (string | null)[]): (string | null)[] =>
    row.map((value) => (value === null ? null : "…"));
  return { ...pair, expected: mask(pair.expected), got: mask(pair.got) };
}
