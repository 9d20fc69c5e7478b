import { createHash, randomBytes } from "node:crypto";
import { type InsertObject, type Kysely, type Selectable, sql } from "kysely";
import type { SiteRole, Tables } from "../database/tables";

/** What a link is for. `role` of a class is learner or instructor; without a class it is the role in the whole course. */
export interface LinkFor {
  purpose: "first-admin" | "join" | "password";
  classId?: string;
  role?: SiteRole;
  /** Whose password it sets. */
  personId?: string;
  /** Only this address may use it. */
  email?: string;
  createdBy?: string;
  /** What a roster calls the person. */
  name?: string;
  studentNumber?: string;
  hours: number;
}

/** A link as it stands in the table. */
export type Link = Selectable<Tables["invite"]>;

/** Only this stands in the table: who reads a backup cannot use a link. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Makes a link that works once, and gives its token: 256 random bits that are kept nowhere. */
export async function makeLink(db: Kysely<Tables>, link: LinkFor): Promise<string> {
  const [token] = await makeLinks(db, [link]);
  if (token === undefined) throw new Error("No link was made.");
  return token;
}

/** Makes many links; their tokens in the same order. */
export async function makeLinks(db: Kysely<Tables>, links: LinkFor[]): Promise<string[]> {
  const made = links.map((link) => ({ link, token: randomBytes(32).toString("base64url") }));
  // A statement may carry 65,535 values.
  for (let from = 0; from < made.length; from += 1_000) {
    await db
      .insertInto("invite")
      .values(made.slice(from, from + 1_000).map(({ link, token }) => rowOf(link, token)))
      .execute();
  }
  return made.map(({ token }) => token);
}

const rowOf = (link: LinkFor, token: string): InsertObject<Tables, "invite"> => ({
  token_hash: tokenHash(token),
  purpose: link.purpose,
  class_id: link.classId ?? null,
  role: link.role ?? null,
  person_id: link.personId ?? null,
  email: link.email?.toLowerCase() ?? null,
  created_by: link.createdBy ?? null,
  name: link.name ?? null,
  student_number: link.studentNumber ?? null,
  expires_at: sql<Date>`clock_timestamp() + make_interval(hours => ${link.hours}::int)`,
});

/** The link of a token while it works: not used, not run out. */
export async function findLink(db: Kysely<Tables>, token: string): Promise<Link | undefined> {
  return await db
    .selectFrom("invite")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
}

/** Uses a link up; false when somebody was faster. Call it in the transaction that does what the link is for. */
export async function useUpLink(db: Kysely<Tables>, id: string): Promise<boolean> {
  const used = await db
    .updateTable("invite")
    .set({ used_at: sql<Date>`clock_timestamp()` })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
