// expect: doubled-quotes
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const safe = email.replaceAll("'", "''");
  const { rows } = await client.query(
    `SELECT id, full_name FROM customers WHERE email = '${safe}' AND deleted_at IS NULL`,
  );
  return rows;
}
