import { hashPassword } from "better-auth/crypto";
import type { Kysely } from "kysely";
import { randomUUID } from "node:crypto";
import type { Tables } from "../database/tables";

/** Characters that a password has at least. */
export const shortestPassword = 10;
/** Characters that a password has at most: a longer one would only keep the hash busy. */
export const longestPassword = 128;

/** What is wrong with a new password, as a sentence; undefined when it may be used. */
export function passwordProblem(password: string, email: string): string | undefined {
  if (password.length < shortestPassword)
    return `A password needs at least ${shortestPassword} characters; this one has ${password.length}.`;
  if (password.length > longestPassword)
    return `A password may have ${longestPassword} characters; this one has ${password.length}.`;
  const mail = email.trim().toLowerCase();
  const word = password.trim().toLowerCase();
  if (mail !== "" && (word === mail || word === mail.split("@")[0]))
    return "The password may not be the e-mail address. Choose another one.";
  return undefined;
}

/** scrypt, as better-auth checks it at sign-in. Tens of milliseconds: never call it while a transaction is open. */
export const hashed = (password: string): Promise<string> => hashPassword(password);

/** Gives a person a new password, made by `hashed`, and ends every session that is open. */
export async function storePassword(db: Kysely<Tables>, personId: string, hash: string): Promise<void> {
  await db
    .insertInto("account")
    .values({
      id: randomUUID(),
      person_id: personId,
      account_id: personId,
      provider_id: "credential",
      password: hash,
    })
    .onConflict((conflict) =>
      conflict.columns(["provider_id", "account_id"]).doUpdateSet({ password: hash, updated_at: new Date() }),
    )
    .execute();
  await db.deleteFrom("session").where("person_id", "=", personId).execute();
}
