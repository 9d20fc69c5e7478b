import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "./database/tables";

/** The secret that signs receipts and sessions: the one of the environment, else one that is made once and kept in the register. */
export async function registerSecret(db: Kysely<Tables>, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  await db
    .insertInto("setting")
    .values({ name: "secret", value: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", "secret")
    .executeTakeFirstOrThrow();
  return value;
}
