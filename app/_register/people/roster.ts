import type { Kysely } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";
import { makeLinks } from "./link";
import { addMember } from "./join";
import type { RosterLine } from "./read-roster";

/** What becomes of each line when the roster is confirmed. */
export interface RosterPlan {
  /** Have an account and come into the class. */
  added: (RosterLine & { personId: string })[];
  /** Are in the class already; their number is brought up to date. */
  already: (RosterLine & { personId: string })[];
  /** Have no account and get a link. */
  invited: RosterLine[];
}

/** Looks what a roster would do to a class; changes nothing. */
export async function planRoster(
  db: Kysely<Tables>,
  classId: string,
  lines: RosterLine[],
): Promise<RosterPlan> {
  const known = new Map<string, { id: string; member: boolean }>();
  for (const part of parts(lines)) {
    const found = await db
      .selectFrom("person as p")
      .leftJoin("membership as m", (join) =>
        join.onRef("m.person_id", "=", "p.id").on("m.class_id", "=", classId).on("m.left_at", "is", null),
      )
      .select(["p.id", "p.email", "m.role"])
      .where("p.erased_at", "is", null)
      .where((eb) =>
        eb(
          eb.fn<string>("lower", ["p.email"]),
          "in",
          part.map(({ email }) => email),
        ),
      )
      .execute();
    for (const { id, email, role } of found) known.set(email.toLowerCase(), { id, member: role !== null });
  }
  const plan: RosterPlan = { added: [], already: [], invited: [] };
  for (const line of lines) {
    const person = known.get(line.email);
    if (!person) plan.invited.push(line);
    else plan[person.member ? "already" : "added"].push({ ...line, personId: person.id });
  }
  return plan;
}

/** Days that the links of a roster work. */
const linkDays = 30;

/** Does what the plan says, all or nothing. Gives the links of those who were invited; links of an earlier roster to the same people end. */
export async function applyRoster(
  db: Kysely<Tables>,
  classId: string,
  lines: RosterLine[],
  actorId: string,
): Promise<{ added: number; already: number; invited: (RosterLine & { token: string })[] }> {
  return await db.transaction().execute(async (trx) => {
    const plan = await planRoster(trx, classId, lines);
    for (const { personId, number } of [...plan.added, ...plan.already])
      await addMember(trx, classId, personId, "learner", number);
    for (const part of parts(plan.invited)) await endEarlierLinks(trx, classId, part);
    const tokens = await makeLinks(
      trx,
      plan.invited.map(({ name, email, number }) => ({
        purpose: "join" as const,
        classId,
        role: "learner" as const,
        email,
        name,
        createdBy: actorId,
        hours: linkDays * 24,
        ...(number === undefined ? {} : { studentNumber: number }),
      })),
    );
    const [added, already] = [plan.added.length, plan.already.length];
    const detail = { added, already, invited: plan.invited.length };
    await audit(trx, { actorId, action: "class.roster", classId, detail });
    return {
      added,
      already,
      invited: plan.invited.map((line, index) => ({ ...line, token: tokens[index] ?? "" })),
    };
  });
}

async function endEarlierLinks(trx: Kysely<Tables>, classId: string, lines: RosterLine[]): Promise<void> {
  await trx
    .deleteFrom("invite")
    .where("class_id", "=", classId)
    .where("purpose", "=", "join")
    .where("used_at", "is", null)
    .where(
      "email",
      "in",
      lines.map(({ email }) => email),
    )
    .execute();
}

/** A statement may carry 65,535 values; a thousand lines are far from it. */
function parts<T>(all: T[]): T[][] {
  const size = 1_000;
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  );
}
