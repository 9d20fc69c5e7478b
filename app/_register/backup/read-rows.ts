import type { PoolClient } from "pg";

/** Rows that are held in memory at a time. */
const atATime = 1_000;

/** Every row of a table as JSON text, ordered by its primary key. Call it in a transaction: it reads through a cursor. */
export async function* readRows(client: PoolClient, table: string): AsyncGenerator<string, void, void> {
  const { rows: keys } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey::int2[], a.attnum)) AS columns
     FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
     WHERE i.indrelid = $1::regclass AND i.indisprimary`,
    [table],
  );
  const cursor = `rows_of_${table}`;
  await client.query(
    `DECLARE ${cursor} CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${client.escapeIdentifier(table)} AS t ORDER BY ${keys[0]?.columns}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${atATime} FROM ${cursor}`);
    for (const { row } of rows) yield row;
    if (rows.length < atATime) break;
  }
  await client.query(`CLOSE ${cursor}`);
}

/** Runs something on one connection that sees the database as it stands now, whatever others write meanwhile. */
export async function inSnapshot<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    // Instants are written in the zone of the session: the same in every backup.
    await client.query("SET LOCAL TimeZone = 'UTC'");
    return await work();
  } finally {
    await client.query("COMMIT");
  }
}
