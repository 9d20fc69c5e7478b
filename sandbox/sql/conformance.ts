import { type Dataset, type Engine, pageLimits } from "../engine";
import type { Outcome, RowsOutcome } from "../outcome";
import type { ConformanceCase } from "./conformance-cases";

/** The rows that the cases start from: small, so that an expectation can be read. */
export const conformanceDataset: Dataset = {
  name: "conformance",
  version: "conformance-1",
  files: [
    {
      path: "conformance.sql",
      text: `CREATE TABLE shop (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE sold (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, shop int NOT NULL REFERENCES shop);
INSERT INTO shop VALUES (1, 'Harbour shop'), (2, 'Rope store');`,
    },
  ],
};

/** Runs one case from the dataset and describes what its last text gave. */
export async function observeCase(
  engine: Pick<Engine, "reset" | "run">,
  one: ConformanceCase,
): Promise<string[]> {
  const { rows = pageLimits.rows, bytes = pageLimits.bytes, ms = pageLimits.ms } = one;
  await engine.reset(conformanceDataset);
  let outcomes: Outcome[] = [];
  for (const text of one.texts) outcomes = await engine.run(text, { rows, bytes, ms });
  return outcomes.map(describeOutcome);
}

/** An outcome in one line, without its time. Notices, hints and details follow after a bar. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "rows":
      return describeRows(outcome);
    case "error": {
      const { code, message, position, hint, detail } = outcome;
      const at = position === undefined ? "" : ` at ${position}`;
      // The wording of a COPY that finds no rows is the client's.
      if (code === "57014" || code === "54001")
        return code === "57014" ? "error 57014" : `error 54001: ${message}`;
      return [`error ${code}${at}: ${message}`, hint && `hint: ${hint}`, detail && `detail: ${detail}`]
        .filter((part) => part !== undefined && !(code === "42601" && part.startsWith("hint")))
        .join(" | ");
    }
    case "stopped":
      return `stopped: ${outcome.limit}`;
    case "broken":
      return `broken: ${outcome.reason}`;
    case "reply":
      return `reply ${outcome.status}`;
  }
}

function describeRows({ command, columns, rows, rowCount, truncated, notices }: RowsOutcome): string {
  const told = notices.map(({ severity, code, message }) => ` | ${severity} ${code}: ${message}`).join("");
  if (columns.length === 0) {
    const count = rowCount === null || command.startsWith("SELECT") ? "" : ` = ${rowCount}`;
    return `${command}${count}${told}`;
  }
  const head = columns.map(({ name, type }) => `${name} ${type}`).join(", ");
  return `${command} (${head}) ${JSON.stringify(rows)}${truncated ? ` of ${rowCount}` : ""}${told}`;
}
