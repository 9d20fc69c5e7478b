import { expect, it } from "vitest";
import { school } from "../classes/school";
import { archiveClass, changeCode, isArchived, unarchiveClass } from "../classes/class";
import { describeOnEach } from "../database/each-database";
import { doorOf } from "./join";
import { makeLink } from "./link";
import { changeMember, membersOf, openLinksOf, revokeLink } from "./members";

describeOnEach("the members of a class", (database) => {
  it("are found by name, address or number, instructors first", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [first, second] = learners;
    // The one who makes a class is its instructor.
    const { members, inAll } = await membersOf(db, classId, { size: 2 });
    expect(inAll).toBe(3);
    expect(members.map(({ personId }) => personId)).toEqual([teacher.personId, first.personId]);
    const found = await membersOf(db, classId, { search: `${second.personId}@EXAMPLE`, size: 10 });
    expect(found.members.map(({ personId }) => personId)).toEqual([second.personId]);
    expect((await membersOf(db, classId, { search: "%", size: 10 })).members).toEqual([]);
  });

  it("keep one instructor, also when both go at once", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [other] = learners;
    const change = (personId: string, to: "learner" | "instructor" | "remove") =>
      changeMember(db, teacher.personId, classId, personId, to);
    expect(await change(teacher.personId, "learner")).toBe("last");
    expect(await change("nobody", "remove")).toBe("not-found");
    expect(await change(other.personId, "instructor")).toBe("done");
    const both = await Promise.all([change(teacher.personId, "remove"), change(other.personId, "learner")]);
    expect(both.sort()).toEqual(["done", "last"]);
  });

  it("come in by links until they are taken back, and by a code until it is closed or another is made", async () => {
    const { db } = database();
    const { classId, teacher } = await school(database());
    const token = await makeLink(db, { purpose: "join", classId, hours: 1, createdBy: teacher.personId });
    const [link] = await openLinksOf(db, classId, 10);
    expect(await doorOf(db, { token })).toMatchObject({ classId });
    const other = await school(database());
    expect(await revokeLink(db, teacher.personId, other.classId, link?.id ?? "")).toBe(false);
    expect(await revokeLink(db, teacher.personId, classId, link?.id ?? "")).toBe(true);
    expect(await doorOf(db, { token })).toBeUndefined();
    const codeOf = async (): Promise<string> =>
      (await db.selectFrom("class").select("join_code").where("id", "=", classId).executeTakeFirstOrThrow())
        .join_code;
    const code = await codeOf();
    await changeCode(db, teacher.personId, classId, "close");
    expect(await doorOf(db, { code })).toBeUndefined();
    await changeCode(db, teacher.personId, classId, "open");
    expect(await doorOf(db, { code })).toMatchObject({ classId });
    await changeCode(db, teacher.personId, classId, "renew");
    expect(await doorOf(db, { code })).toBeUndefined();
    expect(await doorOf(db, { code: await codeOf() })).toMatchObject({ classId });
  });

  it("find a class again that was put away and taken out, with its code still closed", async () => {
    const { db } = database();
    const { classId, teacher } = await school(database());
    const token = await makeLink(db, { purpose: "join", classId, hours: 1 });
    await archiveClass(db, teacher.personId, classId);
    expect(await isArchived(db, classId)).toBe(true);
    expect(await doorOf(db, { token })).toBeUndefined();
    await unarchiveClass(db, teacher.personId, classId);
    expect(await isArchived(db, classId)).toBe(false);
    expect(await doorOf(db, { token })).toMatchObject({ classId });
  });
});
