import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const { rows } = await client.query<[string, string]>({
    text: "SELECT id, full_name FROM customers WHERE email IN ($1) AND deleted_at IS NULL LIMIT 1",
    values: [email],
    rowMode: "array",
  });
  return rows.map(([id, full_name]) => ({ id, full_name }));
}
