import type { Kysely } from "kysely";
import type { SiteRole, Tables } from "../database/tables";

/** A person in a list. */
export interface PersonRow {
  id: string;
  name: string;
  email: string;
  siteRole: SiteRole;
}

/** People shown at once. */
const most = 100;

/** People whose name or address holds a text, by name; `more` when not all are shown. */
export async function findPeople(
  db: Kysely<Tables>,
  text: string,
): Promise<{ people: PersonRow[]; more: boolean }> {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("person")
    .select(["id", "name", "email", "site_role as siteRole"])
    .where("erased_at", "is", null)
    .where("id", "!=", "solo")
    .where((eb) => eb.or([eb("name", "ilike", pattern), eb("email", "ilike", pattern)]))
    .orderBy("name")
    .orderBy("id")
    .limit(most + 1)
    .execute();
  return { people: rows.slice(0, most), more: rows.length > most };
}
