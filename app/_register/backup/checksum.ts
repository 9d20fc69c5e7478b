import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { inSnapshot, readRows } from "./read-rows";
import { tableOrder } from "./table-order";

/** A sum over every row of some tables, SHA-256 in hexadecimal: equal sums mean equal rows. All tables unless told. */
export async function checksum(pool: Pool, tables: readonly string[] = tableOrder): Promise<string> {
  const client = await pool.connect();
  try {
    return await inSnapshot(client, async () => {
      const hash = createHash("sha256");
      for (const table of tables) {
        hash.update(`${table}\n`);
        for await (const row of readRows(client, table)) hash.update(`${row}\n`);
      }
      return hash.digest("hex");
    });
  } finally {
    client.release();
  }
}
