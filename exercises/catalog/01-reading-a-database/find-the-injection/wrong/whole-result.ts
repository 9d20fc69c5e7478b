// expect: returns
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  return await client.query("SELECT id, full_name FROM customers WHERE email = $1 AND deleted_at IS NULL", [
    email,
  ]);
}
