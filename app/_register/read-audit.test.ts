import { expect, it } from "vitest";
import { audit } from "./audit";
import { school } from "./classes/school";
import { describeOnEach } from "./database/each-database";
import { readAudit } from "./read-audit";

describeOnEach("readAudit(db, classId, asked)", (database) => {
  it("gives the log of one class, the newest first, in parts, by what and by whom", async () => {
    const { db } = database();
    const here = await school(database());
    const other = await school(database());
    const { classId, teacher, learners } = here;
    const [first, second] = learners;
    const grade = (personId: string) =>
      audit(db, {
        actorId: teacher.personId,
        action: "grade.override",
        classId,
        personId,
        detail: { points: 1 },
      });
    for (const { personId } of [first, second]) await grade(personId);
    await audit(db, { action: "class.archive", classId });
    await audit(db, { actorId: other.teacher.personId, action: "grade.override", classId: other.classId });
    const all = await readAudit(db, classId, { most: 10 });
    expect(all.map(({ action, person }) => [action, person])).toEqual([
      ["class.archive", null],
      ["grade.override", second.name],
      ["grade.override", first.name],
      ["class.create", null],
    ]);
    expect(all[1]?.detail).toEqual({ points: 1 });
    const part = await readAudit(db, classId, { most: 1, before: all[1]?.id ?? "" });
    expect(part.map(({ id }) => id)).toEqual([all[2]?.id]);
    const grades = await readAudit(db, classId, { most: 10, about: "grade", name: first.name.toUpperCase() });
    expect(grades.map(({ id }) => id)).toEqual([all[2]?.id]);
    expect(await readAudit(db, classId, { most: 10, about: "gr_de" })).toEqual([]);
  });
});
