// expect: closed-accounts
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const { rows } = await client.query("SELECT id, full_name FROM customers WHERE email = $1", [email]);
  return rows;
}
