import type { Kysely } from "kysely";
import { audit } from "../audit";
import type { ClassRole, SiteRole, Tables } from "../database/tables";
import { readJoinCode } from "./join-code";
import { findLink, useUpLink } from "./link";
import { type FieldProblem, insertPerson, type NewPerson } from "./new-person";

/** What a code or a link opens. */
export interface Door {
  /** Undefined: an account without a class. */
  classId: string | undefined;
  className: string | undefined;
  role: SiteRole;
  /** Only this address may come in. */
  email: string | undefined;
  /** The link to use up; undefined for a code. */
  linkId: string | undefined;
  invitedBy: string | undefined;
  /** What the roster calls this person. */
  name: string | undefined;
  studentNumber: string | undefined;
}

/** What a code or a token opens; undefined when it opens nothing (any more). */
export async function doorOf(
  db: Kysely<Tables>,
  key: { code: string } | { token: string },
): Promise<Door | undefined> {
  if ("code" in key) {
    const open = await db
      .selectFrom("class")
      .select(["id", "name"])
      .where("join_code", "=", readJoinCode(key.code))
      .where("join_open", "=", true)
      .where("archived_at", "is", null)
      .executeTakeFirst();
    return open && door({ classId: open.id, className: open.name });
  }
  const link = await findLink(db, key.token);
  if (link?.purpose !== "join") return undefined;
  const found = link.class_id
    ? await db
        .selectFrom("class")
        .select("name")
        .where("id", "=", link.class_id)
        .where("archived_at", "is", null)
        .executeTakeFirst()
    : undefined;
  if (link.class_id && !found) return undefined;
  return door({
    classId: link.class_id ?? undefined,
    className: found?.name,
    role: link.role ?? "learner",
    email: link.email ?? undefined,
    linkId: link.id,
    invitedBy: link.created_by ?? undefined,
    name: link.name ?? undefined,
    studentNumber: link.student_number ?? undefined,
  });
}

const door = (known: Partial<Door>): Door => ({
  classId: undefined,
  className: undefined,
  role: "learner",
  email: undefined,
  linkId: undefined,
  invitedBy: undefined,
  name: undefined,
  studentNumber: undefined,
  ...known,
});

/** What became of somebody at a door. */
export type Joined = { kind: "joined"; personId: string } | { kind: "refused"; problem: FieldProblem };

const shut: Joined = {
  kind: "refused",
  problem: {
    field: "code",
    detail: "This link was used already or has run out. Ask your instructor for a new one.",
  },
};

/** Makes an account and goes through a door with it, both or neither. `hash` is of `hashed`, made before. */
export async function joinAsNew(
  db: Kysely<Tables>,
  open: Door,
  person: NewPerson & { hash: string },
): Promise<Joined> {
  const email = person.email.trim().toLowerCase();
  if (open.email !== undefined && open.email !== email) return otherAddress(open.email);
  return await db
    .transaction()
    .execute(async (trx): Promise<Joined> => {
      if (open.linkId !== undefined && !(await useUpLink(trx, open.linkId))) return shut;
      const siteRole = open.classId === undefined ? open.role : "learner";
      const id = await insertPerson(trx, { name: person.name, email, siteRole, hash: person.hash });
      if (id === undefined) throw new AddressTaken();
      await enter(trx, open, id);
      return { kind: "joined", personId: id };
    })
    .catch((cause: unknown): Joined => {
      // Thrown, so that the link is not used up.
      if (cause instanceof AddressTaken) return taken;
      throw cause;
    });
}

class AddressTaken extends Error {}

const taken: Joined = {
  kind: "refused",
  problem: {
    field: "email",
    detail: "This address has an account. Sign in with it, then open the link or type the code again.",
  },
};

/** Lets somebody who has an account through a door. */
export async function joinAs(
  db: Kysely<Tables>,
  open: Door,
  person: { id: string; email: string },
): Promise<Joined> {
  if (open.email !== undefined && open.email !== person.email.toLowerCase()) return otherAddress(open.email);
  return await db.transaction().execute(async (trx): Promise<Joined> => {
    if (open.linkId !== undefined && !(await useUpLink(trx, open.linkId))) return shut;
    await enter(trx, open, person.id);
    return { kind: "joined", personId: person.id };
  });
}

const otherAddress = (email: string): Joined => ({
  kind: "refused",
  problem: {
    field: "email",
    detail: `This invitation is for ${email}. Use that address, or ask for a new link.`,
  },
});

/** Notes who came in, and raises a role where the door gives a higher one. Nobody is lowered by joining. */
async function enter(trx: Kysely<Tables>, open: Door, personId: string): Promise<void> {
  if (open.linkId !== undefined)
    await trx.updateTable("invite").set({ used_by: personId }).where("id", "=", open.linkId).execute();
  // Whoever teaches a class may invite others to teach it, but not let them make classes of their own.
  if (open.classId === undefined) await raise(trx, personId, open.role);
  if (open.classId !== undefined)
    await addMember(
      trx,
      open.classId,
      personId,
      open.role === "instructor" ? "instructor" : "learner",
      open.studentNumber,
    );
  await audit(trx, {
    actorId: personId,
    action: open.classId === undefined ? "account.join" : "class.join",
    personId,
    ...(open.classId === undefined ? {} : { classId: open.classId }),
    detail: {
      role: open.role,
      by: open.linkId === undefined ? "code" : "link",
      invitedBy: open.invitedBy ?? null,
    },
  });
}

async function raise(trx: Kysely<Tables>, personId: string, role: SiteRole): Promise<void> {
  const lower: SiteRole[] = role === "admin" ? ["learner", "instructor"] : ["learner"];
  if (role === "learner") return;
  await trx
    .updateTable("person")
    .set({ site_role: role })
    .where("id", "=", personId)
    .where("site_role", "in", lower)
    .execute();
}

/** Puts a person into a class, or back into it. An instructor stays one. */
export async function addMember(
  trx: Kysely<Tables>,
  classId: string,
  personId: string,
  role: ClassRole,
  studentNumber?: string,
): Promise<void> {
  await trx
    .insertInto("membership")
    .values({ class_id: classId, person_id: personId, role, student_number: studentNumber ?? null })
    .onConflict((conflict) =>
      conflict.columns(["class_id", "person_id"]).doUpdateSet((eb) => ({
        left_at: null,
        // Who left comes back as what the door says.
        role: eb
          .case()
          .when("membership.left_at", "is", null)
          .then(
            eb
              .case()
              .when("membership.role", "=", "instructor")
              .then<ClassRole>("instructor")
              .else(role)
              .end(),
          )
          .else(role)
          .end(),
        student_number: eb.fn.coalesce("excluded.student_number", "membership.student_number"),
      })),
    )
    .execute();
}
