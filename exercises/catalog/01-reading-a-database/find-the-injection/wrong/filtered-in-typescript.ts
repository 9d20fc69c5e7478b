// expect: filtered-in-typescript
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const { rows } = await client.query<{ id: string; full_name: string; email: string }>(
    "SELECT id, full_name, email FROM customers WHERE deleted_at IS NULL",
  );
  return rows.filter((row) => row.email === email).map(({ id, full_name }) => ({ id, full_name }));
}
