import type { Engine, Limits } from "@/sandbox/engine";
import type { Table } from "../counterexample/tables";
import type { NewRow, UniqueColumns } from "./fresh-rows";
import { insertText, tablesOf } from "./insert-text";

const limits: Limits = { ms: 20_000, rows: 100_000, bytes: 16 * 1024 * 1024 };

/** Places of the rows that the engine's tables take as they are now, each by itself; every constraint is asked, nothing stays. */
export async function fittingRows(engine: Engine, rows: NewRow[], tables: Table[]): Promise<Set<number>> {
  const tries = rows.map((row, at) => {
    const insert = insertText(tablesOf([row], tables)).replaceAll("'", "''");
    return `(${at}, '${insert}')`;
  });
  if (tries.length === 0) return new Set();
  const outcomes = await engine.run(
    `CREATE TEMP TABLE killing_row_tries (at int, sql text, fits boolean DEFAULT false);
INSERT INTO killing_row_tries VALUES ${tries.join(",\n")};
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT at, sql FROM killing_row_tries ORDER BY at LOOP
    BEGIN
      EXECUTE one.sql;
      RAISE EXCEPTION 'undone' USING ERRCODE = 'FITS1';
    EXCEPTION
      WHEN SQLSTATE 'FITS1' THEN UPDATE killing_row_tries SET fits = true WHERE at = one.at;
      WHEN OTHERS THEN NULL;
    END;
  END LOOP;
END $$;
SELECT at FROM killing_row_tries WHERE fits ORDER BY at;`,
    limits,
  );
  const last = outcomes.at(-1);
  return new Set(last?.kind === "rows" ? last.rows.map(([at]) => Number(at)) : []);
}

/** Columns that a unique index looks at, expressions such as lower(email) among them. */
export async function uniqueColumns(engine: Engine, tables: Table[]): Promise<UniqueColumns> {
  const outcomes = await engine.run(
    `SELECT c.relname, a.attname
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indrelid
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT i.indisprimary
  AND (a.attnum = ANY (i.indkey) OR pg_get_expr(i.indexprs, i.indrelid) ~ ('\\m' || a.attname || '\\M'))`,
    limits,
  );
  const last = outcomes.at(-1);
  const found: UniqueColumns = new Map();
  for (const [table, column] of last?.kind === "rows" ? last.rows : []) {
    const at = tables.find(({ name }) => name === table)?.columns.findIndex(({ name }) => name === column);
    if (table && at !== undefined && at >= 0) found.set(table, [...(found.get(table) ?? []), at]);
  }
  return found;
}
