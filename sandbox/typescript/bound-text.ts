import { splitStatements } from "../sql/split";
import type { QueryError } from "./database";
import { literal, zeroByte } from "./literal";

/** A statement and its values as one text for the port; `offset`: characters before the learner's statement in it. */
export interface BoundText {
  text: string;
  offset: number;
  /** Characters of the learner's statement. */
  length: number;
}

/**
 * The port takes no values, so a statement with values goes as PREPARE, a check of their number, EXECUTE, DEALLOCATE. The values stand in another statement
 * than the learner's text and the server parses each alone, so no value can change what the text means; `holds` checks that the
 * text does not run over into EXECUTE by a quote or a comment that never ends.
 */
export function boundText(text: string, values: unknown[], name: string): BoundText | { error: QueryError } {
  if (text.includes("\0")) return { error: zeroByte };
  const split = splitStatements(text);
  if (split.statements.length > 1) return { error: manyCommands };
  const [statement] = split.statements;
  const word = /^[a-z]+/i.exec(statement?.text ?? "")?.[0].toUpperCase() ?? "";
  if (unprepared.has(word)) return { error: unpreparedError(word, values.length) };
  const literals = values.map((value, i) => literal(value, i + 1));
  const failed = literals.find((one) => typeof one !== "string");
  if (failed) return failed;
  const given = literals.filter((one) => typeof one === "string").join(", ");
  const prefix = `PREPARE ${name} AS `;
  const rest = [anyParameter(name), `EXECUTE ${name}(${given})`, `DEALLOCATE ${name}`];
  const bound = [`${prefix}${text}\n`, ...rest].join(";\n");
  if (!holds(bound, rest)) return { error: unended };
  return { text: bound, offset: prefix.length, length: [...text].length };
}

// What PREPARE does not take but the extended protocol does; `pg` sends these with values only by mistake, or for EXPLAIN.
const unprepared = new Set(
  `ALTER ANALYZE BEGIN CALL CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DISCARD DO DROP END EXECUTE EXPLAIN FETCH
   GRANT LISTEN LOCK MOVE NOTIFY PREPARE REFRESH REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SET SHOW START TRUNCATE VACUUM`.split(
    /\s+/,
  ),
);

function unpreparedError(word: string, given: number): QueryError {
  if (word === "EXPLAIN" || word === "CALL" || word === "EXECUTE" || word === "DECLARE") {
    return { code: "0A000", message: `${word} with values is not possible here: write it without values.` };
  }
  return wrongCount(given, 0);
}

/** What the server answers to a Bind message with too many or too few values. */
export function wrongCount(given: number, needed: number): QueryError {
  return {
    code: "08P01",
    message: `bind message supplies ${given} parameters, but prepared statement "" requires ${needed}`,
  };
}

const manyCommands: QueryError = {
  code: "42601",
  message: "cannot insert multiple commands into a prepared statement",
};

const unended: QueryError = {
  code: "42601",
  message: "The statement ends inside a quote, a parenthesis or a comment.",
};

/** EXECUTE ignores values when the statement has no parameters at all, where `pg` is told of it: this divides by zero then. */
const anyParameter = (name: string): string =>
  `SELECT 1 / pg_catalog.cardinality(parameter_types) FROM pg_catalog.pg_prepared_statements WHERE name = '${name}'`;

function holds(bound: string, rest: string[]): boolean {
  const { ok, statements } = splitStatements(bound);
  const found = statements.slice(1).map((statement) => statement.text);
  return ok && found.length === rest.length && rest.every((text, i) => text === found[i]);
}
