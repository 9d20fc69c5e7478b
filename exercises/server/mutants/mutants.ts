import type { ParseResult } from "@pgsql/types";
import { parse } from "libpg-query";
import type { Change, Operator } from "./operator";
import { operators } from "./operators";
import { readSchemaFacts, type SchemaFacts } from "./schema-facts";
import { isFields, locationOf, meaning, replaceAt } from "./tree";
import { walk } from "./walk";
import { writeSql } from "./write";

/** A statement that differs from the reference in one place, as a mistake would make it. */
export interface Mutant {
  /** Stable name, for example "order-direction-1"; the number counts the changes of one operator from the top. */
  id: string;
  operator: string;
  /** In words, with the place: "line 3: > became >=". */
  description: string;
  sql: string;
}

/**
 * Mutants of a reference in a stable order: by operator, then by place (DeMillo, Lipton and Sayward, "Hints on Test Data
 * Selection", 1978). With the CREATE TABLE statements of the schema there are fewer that NOT NULL and foreign keys make
 * the same as the reference. Throws when the reference does not parse, or cannot be written back as it is.
 */
export async function mutantsOf(sql: string, schema?: string): Promise<Mutant[]> {
  const tree = await parse(sql);
  const reference = writeSql(tree);
  if (meaning(await parse(reference)) !== meaning(tree))
    throw new Error(
      `pgsql-deparser does not write this statement as it is, so it has no mutants: ${reference}`,
    );
  const seen = new Set([reference]);
  const facts = schema === undefined ? undefined : await readSchemaFacts(schema);
  const mutants = operators.flatMap((operator) => ofOperator(operator, tree, sql, facts));
  return mutants.filter((mutant) => {
    const isNew = !seen.has(mutant.sql);
    seen.add(mutant.sql);
    return isNew;
  });
}

function ofOperator(
  operator: Operator,
  tree: ParseResult,
  sql: string,
  facts: SchemaFacts | undefined,
): Mutant[] {
  return changesOf(operator, tree, facts).map((change, at) => ({
    id: `${operator.name}-${at + 1}`,
    operator: operator.name,
    description: `line ${lineOf(change.about, sql)}: ${change.says}`,
    sql: writeSql(changed(tree, change)),
  }));
}

/** What one operator would change in a tree. */
export const changesOf = (operator: Operator, tree: ParseResult, facts?: SchemaFacts): Change[] =>
  walk(tree).flatMap((place) => operator.apply(place, facts));

/** The tree with one change made; the tree itself stays. */
export function changed(tree: ParseResult, change: Change): ParseResult {
  const mutant = replaceAt(tree, change.path, change.value);
  if (!isTree(mutant)) throw new Error(`After "${change.says}" the tree is none.`);
  return mutant;
}

const isTree = (value: unknown): value is ParseResult => isFields(value) && Array.isArray(value.stmts);

/** The parser counts bytes of UTF-8. */
function lineOf(about: unknown, sql: string): number {
  return Buffer.from(sql).subarray(0, locationOf(about)).toString().split("\n").length;
}
