import type { Kysely } from "kysely";
import { audit } from "../audit";
import type { SiteRole, Tables } from "../database/tables";
import { makeLink } from "./link";
import { isEmail } from "./new-person";

/** Days that an operator's invitation works. */
const days = 7;

/** Roles in the whole course that an operator hands out; learners come in by their class. */
const roles: readonly SiteRole[] = ["instructor", "admin"];

/** An invitation; the link is kept nowhere and can be shown this once. */
export interface CourseInvite {
  link: string;
  email: string;
  role: SiteRole;
  days: number;
  /** Whether the address has an account, which the link raises to the role. */
  known: boolean;
}

/** Makes a link by which one address comes in as an instructor or an admin of the whole course. Throws a sentence for what was typed wrong. */
export async function inviteToCourse(
  db: Kysely<Tables>,
  { email, role }: { email: string; role: string },
  publicUrl: string,
): Promise<CourseInvite> {
  const given = roles.find((one) => one === role);
  if (!given) throw new Error(`"${role}" is no role to invite to. Use ${roles.join(" or ")}.`);
  if (!isEmail(email)) throw new Error(`"${email}" is no e-mail address like amara@example.org.`);
  return await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("person")
      .select(["id", "site_role"])
      .where("email", "=", email.toLowerCase())
      .where("erased_at", "is", null)
      .executeTakeFirst();
    if (person && (person.site_role === given || person.site_role === "admin"))
      throw new Error(`${email} has an account with the role ${person.site_role} already.`);
    const token = await makeLink(trx, { purpose: "join", role: given, email, hours: days * 24 });
    await audit(trx, {
      action: "invite.make",
      ...(person ? { personId: person.id } : {}),
      detail: { role: given, by: "operator" },
    });
    const link = `${publicUrl}/join?token=${token}`;
    return { link, email: email.toLowerCase(), role: given, days, known: person !== undefined };
  });
}
