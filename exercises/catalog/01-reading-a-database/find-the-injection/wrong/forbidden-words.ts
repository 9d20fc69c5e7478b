// expect: forbidden-words
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  if (/\b(or|and|union|select|insert|update|delete|drop)\b|--|;/i.test(email)) return [];
  const { rows } = await client.query(
    `SELECT id, full_name FROM customers WHERE email = '${email}' AND deleted_at IS NULL`,
  );
  return rows;
}
