import type { Kysely } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";
import { findLink, type Link, useUpLink } from "./link";
import { type FieldProblem, insertPerson, newPersonProblem } from "./new-person";
import { hashed, passwordProblem, storePassword } from "./password";

/** What stands behind a link to a password: the first admin, or a person who has an account. */
export type PasswordLink =
  | { kind: "first-admin"; link: Link }
  | { kind: "person"; link: Link; personId: string; email: string };

/** Reads a link to a password; undefined when it does not work (any more). */
export async function passwordLink(db: Kysely<Tables>, token: string): Promise<PasswordLink | undefined> {
  const link = await findLink(db, token);
  if (link?.purpose === "first-admin") return { kind: "first-admin", link };
  if (link?.purpose !== "password" || link.person_id === null) return undefined;
  const person = await db
    .selectFrom("person")
    .select(["id", "email"])
    .where("id", "=", link.person_id)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return person && { kind: "person", link, personId: person.id, email: person.email };
}

/** Set: for whom, by what address. */
export type PasswordSet = { kind: "set"; email: string } | { kind: "refused"; problem: FieldProblem };

const usedUp: PasswordSet = {
  kind: "refused",
  problem: { field: "token", detail: "This link was used already or has run out. Ask for a new one." },
};

/** Sets the password of a link and uses the link up, both or neither; every older session of the person ends. */
export async function setPasswordBy(
  db: Kysely<Tables>,
  found: PasswordLink,
  typed: { name: string; email: string; password: string },
): Promise<PasswordSet> {
  return found.kind === "first-admin"
    ? await makeFirstAdmin(db, found.link, typed)
    : await renew(db, found, typed.password);
}

async function renew(
  db: Kysely<Tables>,
  { link, personId, email }: PasswordLink & { kind: "person" },
  password: string,
): Promise<PasswordSet> {
  const wrong = passwordProblem(password, email);
  if (wrong) return { kind: "refused", problem: { field: "password", detail: wrong } };
  const hash = await hashed(password);
  return await db.transaction().execute(async (trx): Promise<PasswordSet> => {
    if (!(await useUpLink(trx, link.id))) return usedUp;
    await storePassword(trx, personId, hash);
    await trx.updateTable("invite").set({ used_by: personId }).where("id", "=", link.id).execute();
    await audit(trx, { actorId: personId, action: "password.set", personId, detail: { by: "link" } });
    return { kind: "set", email };
  });
}

async function makeFirstAdmin(
  db: Kysely<Tables>,
  link: Link,
  typed: { name: string; email: string; password: string },
): Promise<PasswordSet> {
  const problem = newPersonProblem(typed);
  if (problem) return { kind: "refused", problem };
  const hash = await hashed(typed.password);
  return await db.transaction().execute(async (trx): Promise<PasswordSet> => {
    if (!(await useUpLink(trx, link.id))) return usedUp;
    const email = typed.email.trim().toLowerCase();
    const made = await insertPerson(trx, { ...typed, siteRole: "admin", hash });
    const id = made ?? (await takeOver(trx, email, hash));
    await trx.updateTable("invite").set({ used_by: id }).where("id", "=", link.id).execute();
    await audit(trx, {
      actorId: id,
      action: "role.set",
      personId: id,
      detail: { to: "admin", by: "first start" },
    });
    return { kind: "set", email };
  });
}

/** Whoever holds the first link has the machine: an account with this address becomes the admin's. */
async function takeOver(trx: Kysely<Tables>, email: string, hash: string): Promise<string> {
  const { id } = await trx
    .updateTable("person")
    .set({ site_role: "admin" })
    .where("email", "=", email)
    .returning("id")
    .executeTakeFirstOrThrow();
  await storePassword(trx, id, hash);
  return id;
}
