import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { nearest } from "@/content/nearest";
import { describeProblem } from "@/content/server/problem-list";
import type { DocumentsCounterExample, ReplyShown } from "../grader/counterexample";
import { GradingFailed } from "../grader/grading-failed";
import type { Graded } from "../server/grading/graded";
import { GradingRoom } from "../server/grading/grading-room";
import { loadCatalog } from "../server/load";
import { withVariants } from "../server/variant";

const HELP = `npm run grade -- <id> <file>

  Grades one answer as the server does: on all datasets, with the smallest counter-example. "-" reads standard input.

  --json     the verdict as one JSON document on standard output
  --help     this text

Ends with 0 when the answer passes, 1 when it does not, 2 when it could not be graded.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [id, file] = positionals;
  if (values.help || id === undefined || file === undefined) {
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  const root = process.cwd();
  const catalog = await loadCatalog(root);
  if (!catalog.ok) {
    for (const problem of catalog.problems) console.error(describeProblem(problem));
    return 2;
  }
  const keys = new Map(withVariants(catalog.value).map((key) => [key.exercise.id, key]));
  if (!keys.has(id)) {
    const near = nearest(id, [...keys.keys()]);
    console.error(`There is no exercise ${id}.${near ? ` Did you mean ${near}?` : ""}`);
    return 2;
  }
  const answer = readFileSync(file === "-" ? 0 : file, "utf8");
  const room = new GradingRoom(keys, root);
  try {
    const graded = await room.grade(id, answer);
    if (values.json) console.log(JSON.stringify(asDocument(graded), undefined, 2));
    else print(graded);
    return graded.verdict.status === "passed" ? 0 : 1;
  } finally {
    await room.close();
  }
}

/** The verdict, with what belongs to it beside it. */
const asDocument = ({ verdict, ...rest }: Graded): object => ({ ...verdict, ...rest });

function print({ feedback, counterexample, documents }: Graded): void {
  console.error([feedback.title, ...feedback.says].join("\n"));
  if (documents) printDocuments(documents);
  if (!counterexample) return;
  console.error("\nThe smallest data on which it goes wrong:");
  for (const { name, columns, rows } of counterexample.tables) {
    console.error(`\n${name}`);
    printRows(
      columns.map((column) => column.name),
      rows,
    );
  }
  const { yours, expected } = counterexample;
  console.error("\nYour rows");
  if ("rows" in yours)
    printRows(
      yours.columns.map(({ name }) => name),
      yours.rows,
    );
  else console.error(`  ${yours.code} ${yours.message}`);
  console.error("\nExpected");
  printRows(
    expected.columns.map(({ name }) => name),
    expected.rows,
  );
}

function printDocuments({ documents, yours, expected, probe }: DocumentsCounterExample): void {
  console.error("\nThe fewest documents on which it goes wrong:");
  for (const { index, id, source } of documents) console.error(`  ${index}/${id} ${JSON.stringify(source)}`);
  if (probe !== undefined) console.error(`\nAsked afterwards\n  ${probe}`);
  console.error(`\nYours\n  ${replyText(yours)}\n\nExpected\n  ${replyText(expected)}`);
}

function replyText({ status, reason, hits, values = [] }: ReplyShown): string {
  const found = hits?.map(({ id, score }) => (score === null ? id : `${id} (${score})`)).join(", ");
  const parts = [String(status ?? ""), reason, found === "" ? "no hits" : found, ...values];
  return parts.filter((one) => one !== undefined && one !== "").join("  ");
}

function printRows(columns: string[], rows: (string | null)[][]): void {
  for (const row of [columns, ...rows]) console.error(`  ${row.map((value) => value ?? "NULL").join(" | ")}`);
  if (rows.length === 0) console.error("  no rows");
}

try {
  process.exitCode = await main();
} catch (cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  console.error(cause instanceof GradingFailed ? `Grading failed on our side: ${message}` : message);
  process.exitCode = 2;
}
