import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import { makeLink } from "./link";

/** The address at which the first admin chooses a password, while there is no admin; works once, for 24 hours. Links of earlier starts end. */
export async function firstAdminLink(db: Kysely<Tables>, publicUrl: string): Promise<string | undefined> {
  const admin = await db
    .selectFrom("person")
    .select("id")
    .where("site_role", "=", "admin")
    .where("erased_at", "is", null)
    // The person of solo mode never signs in.
    .where("id", "!=", "solo")
    .limit(1)
    .executeTakeFirst();
  if (admin) return undefined;
  await db.deleteFrom("invite").where("purpose", "=", "first-admin").where("used_at", "is", null).execute();
  const token = await makeLink(db, { purpose: "first-admin", role: "admin", hours: 24 });
  return `${publicUrl}/set-password?token=${token}`;
}
