import { expect, it } from "vitest";
import { changeAssignment, createAssignment, withdrawAssignment } from "../classes/assignment";
import { grantExtensions } from "../classes/extension";
import { draft, inHours, person, school } from "../classes/school";
import { describeOnEach } from "../database/each-database";
import type { Actor } from "../people/actor";
import { giveUp, mayReadReference } from "./reference-right";

describeOnEach("mayReadReference(db, person, exercise)", (database) => {
  it("shows the reference when what asks it is over for a learner, unless the assignment keeps it back or another is not over", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [learner, extended] = learners;
    const may = async ({ personId }: Actor): Promise<boolean> => await mayReadReference(db, personId, "one");
    expect(await may(learner)).toBe(false);
    const over = draft({ dueAt: inHours(-1) });
    const id = await createAssignment(db, teacher.personId, classId, over);
    await grantExtensions(db, teacher.personId, id, [extended.personId], {
      dueAt: inHours(3),
      extraAttempts: 0,
      reason: "ill",
    });
    expect([await may(learner), await may(extended), await may(await person(database()))]).toEqual([
      true,
      false,
      false,
    ]);
    const late = [{ until: inHours(2).toISOString(), credit: 0.5 }];
    for (const changed of [
      { ...over, referenceAfterDue: false },
      { ...over, lateSteps: late },
    ]) {
      await changeAssignment(db, teacher.personId, classId, id, changed);
      expect(await may(learner)).toBe(false);
    }
    await changeAssignment(db, teacher.personId, classId, id, over);
    const planned = draft({ opensAt: inHours(10), dueAt: inHours(20) });
    const next = await createAssignment(db, teacher.personId, classId, planned);
    expect(await may(learner)).toBe(false);
    await withdrawAssignment(db, teacher.personId, classId, next);
    expect(await may(learner)).toBe(true);
  });

  it("lets nobody give an exercise up while their class asks it", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const { personId } = learners[0];
    const open = draft({ dueAt: inHours(1) });
    const id = await createAssignment(db, teacher.personId, classId, open);
    expect(await giveUp(db, personId, "one")).toBe(false);
    expect(await mayReadReference(db, personId, "one")).toBe(false);
    await changeAssignment(db, teacher.personId, classId, id, { ...open, dueAt: inHours(-1) });
    expect(await mayReadReference(db, personId, "one")).toBe(true);
    expect(await giveUp(db, (await person(database())).personId, "one")).toBe(true);
  });
});
