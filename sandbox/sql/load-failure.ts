import type { Dataset } from "../engine";
import type { Outcome } from "../outcome";
import { splitStatements } from "./split";

/** One sentence for a dataset that does not load: file, line, what PostgreSQL says, and the statement. */
export function loadFailure(dataset: Dataset, file: Dataset["files"][number], last: Outcome): string {
  const where = `Dataset ${dataset.name}, ${file.path}`;
  if (last.kind !== "error") return `${where}: loading ended with "${last.kind}"`;
  const before = [...file.text].slice(0, (last.position ?? 1) - 1).join("");
  const line = before.split("\n").length;
  const statement = splitStatements(file.text).statements.find((s) => s.end > before.length);
  const place = last.position === undefined ? where : `${where}:${line}`;
  return `${place}: ${last.message} (SQLSTATE ${last.code}) in "${statement?.text.slice(0, 80) ?? ""}"`;
}
