import type { Client } from "pg";

const text = `
  SELECT c.id, c.full_name
  FROM customers AS c
  WHERE c.deleted_at IS NULL AND c.email = $1`;

export default async (client: Client, email: string) => (await client.query({ text, values: [email] })).rows;
