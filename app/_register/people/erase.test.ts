import { expect, it } from "vitest";
import type { Kysely } from "kysely";
import { describeOnEach } from "../database/each-database";
import type { ClassRole, SiteRole, Tables } from "../database/tables";
import { erasePerson, isPassword, setRole } from "./erase";
import { exportPerson } from "./export-person";
import { newJoinCode } from "./join-code";
import { addMember, doorOf, joinAsNew } from "./join";
import { hashed } from "./password";
import { insertPerson } from "./new-person";
import { passwordRight } from "./password-right";
import { mergeProgress } from "./progress";
import { applyRoster, planRoster } from "./roster";

async function person(db: Kysely<Tables>, name: string, siteRole: SiteRole = "learner"): Promise<string> {
  const hash = await hashed("tide tables 42");
  const id = await insertPerson(db, { name, email: `${name}@example.org`, siteRole, hash });
  if (id === undefined) throw new Error(`${name} is there already.`);
  return id;
}

async function classOf(db: Kysely<Tables>, members: Record<string, ClassRole>): Promise<string> {
  const { id } = await db
    .insertInto("class")
    .values({ name: "Data 1", join_code: newJoinCode() })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [personId, role] of Object.entries(members)) await addMember(db, id, personId, role);
  return id;
}

describeOnEach("people", (database) => {
  it("erases everything that says who it was, and keeps that there was an answer", async () => {
    const { db } = database();
    const id = await person(db, "vera");
    await classOf(db, { [id]: "learner" });
    await db
      .insertInto("exercise_version")
      .values({ exercise_id: "e", version: "1", title: "E", points: 1 })
      .execute();
    const common = { person_id: id, exercise_id: "e", exercise_version: "1" };
    await db
      .insertInto("submission")
      .values({ ...common, answer: "SELECT 'vera'", idempotency_key: "k1", attempt: 1, status: "graded" })
      .execute();
    await db
      .insertInto("submission")
      .values({ ...common, answer: "SELECT 'vera'", idempotency_key: "k2", attempt: 2 })
      .execute();
    await mergeProgress(db, id, [{ at: "2026-01-01T00:00:00Z", kind: "read", lesson: "1.1" }]);
    const exported = JSON.stringify(await exportPerson(db, id));
    expect(exported).toContain("SELECT 'vera'");
    expect(exported).toContain("vera@example.org");
    expect(exported).not.toContain("password");

    expect(await isPassword(db, id, "wrong one here")).toBe(false);
    expect(await isPassword(db, id, "tide tables 42")).toBe(true);
    expect(await erasePerson(db, id)).toBe("erased");
    expect(await erasePerson(db, id)).toBe("not-found");
    const left = JSON.stringify([
      await db.selectFrom("person").selectAll().where("id", "=", id).execute(),
      await db.selectFrom("submission").selectAll().where("person_id", "=", id).execute(),
      await db.selectFrom("audit").selectAll().execute(),
      await db.selectFrom("progress").selectAll().execute(),
      await db.selectFrom("account").selectAll().where("person_id", "=", id).execute(),
    ]);
    expect(left).not.toContain("vera");
    const answers = await db.selectFrom("submission").select("attempt").where("person_id", "=", id).execute();
    expect(answers).toEqual([{ attempt: 1 }]);
    await person(db, "vera");
  });

  it("keeps the last admin, also when two leave at once", async () => {
    const { db } = database();
    const [one, two] = [await person(db, "one", "admin"), await person(db, "two", "admin")];
    const both = await Promise.all([erasePerson(db, one), setRole(db, two, two, "learner")]);
    expect(both.filter((done) => done === "last-admin")).toHaveLength(1);
  });

  it("lets an instructor give a password only to a learner whose classes are all the instructor's", async () => {
    const { db } = database();
    const [teacher, other, learner, shared] = await Promise.all(
      ["teacher", "other", "learner", "shared"].map((name) => person(db, name)),
    );
    if (!teacher || !other || !learner || !shared) throw new Error("Nobody is there.");
    const root = await person(db, "root", "admin");
    await classOf(db, {
      [teacher]: "instructor",
      [learner]: "learner",
      [shared]: "learner",
      [root]: "learner",
    });
    await classOf(db, { [other]: "instructor", [shared]: "learner" });
    const may = async (who: string, whose: string): Promise<string> =>
      await passwordRight(
        db,
        { personId: who, name: "", siteRole: who === root ? "admin" : "learner" },
        whose,
      );
    expect(await may(teacher, learner)).toBe("yes");
    expect(await may(teacher, shared), "also in another's class").toBe("no");
    expect(await may(teacher, root), "an admin in the class").toBe("no");
    expect(await may(other, learner), "not in the class").toBe("hidden");
    expect(await may(learner, shared)).toBe("hidden");
    expect(await may(root, shared)).toBe("yes");
  });

  it("merges a log once, however often it is sent", async () => {
    const { db } = database();
    const id = await person(db, "max");
    const events = [
      { at: "2026-01-01T00:00:00.000Z", kind: "failed", lesson: "1.2", block: "e", value: "null-equals" },
      { at: "2026-01-01T00:01:00.000Z", kind: "passed", lesson: "1.2", block: "e" },
    ];
    expect(await mergeProgress(db, id, events)).toBe(2);
    expect(await mergeProgress(db, id, events)).toBe(0);
    const grades = await db.selectFrom("submission").select("id").where("person_id", "=", id).execute();
    expect(grades, "a browser's verdict is no grade").toEqual([]);
  });

  it("adds who has an account, invites who has none, and brings the number along", async () => {
    const { db } = database();
    const [teacher, known] = [await person(db, "tom"), await person(db, "kim")];
    const id = await classOf(db, { [teacher]: "instructor" });
    const lines = [
      { line: 2, name: "Kim", email: "kim@example.org", number: "1" },
      { line: 3, name: "New", email: "new@example.org", number: "2" },
    ];
    const plan = await planRoster(db, id, lines);
    expect([plan.added.length, plan.already.length, plan.invited.length]).toEqual([1, 0, 1]);
    const first = await applyRoster(db, id, lines, teacher);
    const again = await applyRoster(db, id, lines, teacher);
    expect(again).toMatchObject({ added: 0, already: 1 });
    expect(await doorOf(db, { token: first.invited[0]?.token ?? "" }), "the earlier link").toBeUndefined();
    const door = await doorOf(db, { token: again.invited[0]?.token ?? "" });
    if (!door) throw new Error("The link does not work.");
    await joinAsNew(db, door, {
      name: "New",
      email: "new@example.org",
      password: "",
      hash: await hashed("tide tables 42"),
    });
    const numbers = await db
      .selectFrom("membership")
      .select(["student_number", "role"])
      .where("class_id", "=", id)
      .where("role", "=", "learner")
      .orderBy("student_number")
      .execute();
    expect(numbers.map(({ student_number }) => student_number)).toEqual(["1", "2"]);
    expect(known).toBeTruthy();
  });

  it("takes a roster of 10,000 new people", async () => {
    const { db } = database();
    const teacher = await person(db, "uma");
    const id = await classOf(db, { [teacher]: "instructor" });
    const lines = Array.from({ length: 10_000 }, (_, n) => ({
      line: n + 2,
      name: `P ${n}`,
      email: `p${n}@example.org`,
      number: undefined,
    }));
    expect((await applyRoster(db, id, lines, teacher)).invited).toHaveLength(10_000);
  });
});
