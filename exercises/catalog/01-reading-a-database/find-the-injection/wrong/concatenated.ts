// expect: concatenated
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const { rows } = await client.query(
    "SELECT id, full_name FROM customers WHERE deleted_at IS NULL AND email = '" + email + "'",
  );
  return rows;
}
