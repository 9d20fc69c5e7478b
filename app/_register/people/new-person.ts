import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { SiteRole, Tables } from "../database/tables";
import { passwordProblem, storePassword } from "./password";

/** What a person types to get an account. */
export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

/** A field that is wrong, and a sentence on what to type instead. */
export interface FieldProblem {
  field: "name" | "email" | "password" | "code" | "token";
  detail: string;
}

/** The first field that is wrong; undefined when an account can be made of them. */
export function newPersonProblem({ name, email, password }: NewPerson): FieldProblem | undefined {
  const wrongName = nameProblem(name);
  if (wrongName) return { field: "name", detail: wrongName };
  if (!isEmail(email)) return { field: "email", detail: "Type an e-mail address like amara@example.org." };
  const wrong = passwordProblem(password, email);
  return wrong ? { field: "password", detail: wrong } : undefined;
}

/** What is wrong with a name, as a sentence. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === "") return "Type the name that your class knows you by.";
  if (name.length > 200) return `A name may have 200 characters; this one has ${name.length}.`;
  // Control characters and marks that turn the direction of text make one name look like another.
  return /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(name)
    ? "The name holds a sign that cannot be seen. Type it anew."
    : undefined;
}

/** Whether a text can be an address of e-mail. Whether it is one, only a letter could tell, and we send none. */
export const isEmail = (email: string): boolean =>
  email.length <= 254 &&
  /^[^\s@<>"'(),:;\\[\]\p{Cc}]+@[^\s@.<>"'(),:;\\[\]\p{Cc}]+(\.[^\s@.<>"'(),:;\\[\]\p{Cc}]+)+$/u.test(email);

/** Puts a person in; undefined when the address has an account already. `hash` is of `hashed`. */
export async function insertPerson(
  db: Kysely<Tables>,
  person: { name: string; email: string; siteRole: SiteRole; hash: string | undefined },
): Promise<string | undefined> {
  const id = randomUUID();
  const made = await db
    .insertInto("person")
    .values({
      id,
      name: person.name.trim(),
      email: person.email.trim().toLowerCase(),
      site_role: person.siteRole,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return undefined;
  if (person.hash !== undefined) await storePassword(db, id, person.hash);
  return id;
}
