// expect: template-tag
import type { Client } from "pg";

export default async function findCustomer(client: Client, email: string) {
  const sql = client as unknown as {
    query(parts: TemplateStringsArray, ...values: unknown[]): Promise<{ rows: object[] }>;
  };
  const { rows } =
    await sql.query`SELECT id, full_name FROM customers WHERE email = ${email} AND deleted_at IS NULL`;
  return rows;
}
