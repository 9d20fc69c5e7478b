import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";
import type { Actor } from "./actor";
import type { Auth } from "./auth";

/** Who a session cookie belongs to: signed by us, not ended, not run out, the person not erased. `sessionId` is of the session asked with. */
export async function actorOfSession(
  db: Kysely<Tables>,
  auth: Auth,
  request: Headers,
): Promise<(Actor & { sessionId: string }) | undefined> {
  const cookie = request.get("cookie");
  if (!cookie?.includes("rowhouse.session_token=")) return undefined;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return undefined;
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "site_role"])
    .where("id", "=", found.session.userId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return (
    person && {
      personId: person.id,
      name: person.name,
      siteRole: person.site_role,
      sessionId: found.session.id,
    }
  );
}

/** One place where somebody is signed in. */
export interface OpenSession {
  id: string;
  since: Date;
  /** As the browser calls itself; anybody may write anything there. */
  userAgent: string;
  address: string;
}

/** Where a person is signed in, the latest first. */
export async function sessionsOf(db: Kysely<Tables>, personId: string): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom("session")
    .select(["id", "created_at", "user_agent", "ip_address"])
    .where("person_id", "=", personId)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ id, created_at, user_agent, ip_address }) => ({
    id,
    since: created_at,
    userAgent: user_agent ?? "",
    address: ip_address ?? "",
  }));
}

/** Ends a session of one's own; false when there is none with this id. */
export async function endSession(db: Kysely<Tables>, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom("session")
    .where("id", "=", sessionId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
