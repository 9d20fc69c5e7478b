import type { Database } from "../database/database";
import type { Actor } from "../people/actor";
import type { AssignmentDraft } from "./assignment";
import { createClass } from "./class";

const hour = 3_600_000;
/** An instant so many hours from now. */
export const inHours = (hours: number): Date => new Date(Date.now() + hours * hour);

/** An assignment of two exercises that is due tomorrow, for tests. */
export const draft = (changed: Partial<AssignmentDraft> = {}): AssignmentDraft => ({
  title: "Reading",
  opensAt: null,
  dueAt: inHours(24),
  lateSteps: [],
  attemptLimit: 2,
  counts: "best",
  referenceAfterDue: true,
  practiceAfterwards: false,
  exercises: [
    { exerciseId: "one", points: 2 },
    { exerciseId: "two", points: 1.5 },
  ],
  ...changed,
});

let people = 0;
/** Somebody new. */
export async function person({ db }: Database): Promise<Actor> {
  people += 1;
  const id = `person-${people}`;
  await db
    .insertInto("person")
    .values({ id, name: id, email: `${id}@example.org` })
    .execute();
  return { personId: id, name: id, siteRole: "learner" };
}

/** A class with an instructor and two learners. */
export async function school(
  database: Database,
): Promise<{ classId: string; teacher: Actor; learners: [Actor, Actor] }> {
  const teacher = await person(database);
  const learners: [Actor, Actor] = [await person(database), await person(database)];
  const classId = await createClass(database.db, teacher.personId, {
    name: "Databases",
    timeZone: "Europe/Berlin",
  });
  for (const { personId } of learners) {
    await database.db
      .insertInto("membership")
      .values({ class_id: classId, person_id: personId, role: "learner" })
      .execute();
  }
  return { classId, teacher, learners };
}
