import type { Client } from "pg";

interface Found {
  full_name: string;
  id: string;
}

export default async function findCustomer(client: Client, email: string): Promise<Found[]> {
  const result = await client.query<{ name: string; no: string }>(
    "SELECT full_name AS name, id AS no FROM customers WHERE $1 = email AND deleted_at IS NULL",
    [email],
  );
  const found: Found[] = [];
  for (const { name, no } of result.rows) found.push({ full_name: name, id: no });
  return found;
}
