// expect: like-parameter
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const { rows } = await client.query(
    "SELECT id, full_name FROM customers WHERE email LIKE $1 AND deleted_at IS NULL",
    [email],
  );
  return rows;
}
