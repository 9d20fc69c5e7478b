import { sql } from "kysely";
import { expect, it } from "vitest";
import { fillRegister } from "../backup/fill-register";
import { describeOnEach } from "../database/each-database";
import { attemptIn, commentOn } from "./attempt";
import { gradebookOf } from "./gradebook";
import { setOverride, withdrawOverride } from "./override";

const cell = { assignmentId: "w", exerciseId: "one", personId: "b" };

describeOnEach("a grade that is set by hand, and a comment", (database) => {
  it("counts instead of what was handed in, with its reason in the log, until it is withdrawn", async () => {
    const { db } = database();
    await fillRegister(database());
    await sql`DELETE FROM override`.execute(db);
    await sql`DELETE FROM audit`.execute(db);
    const pointsOf = async (): Promise<number | undefined> => (await gradebookOf(db, "c")).rows[0]?.total;
    expect(await pointsOf()).toBe(0);
    expect(await setOverride(db, "a", "c", cell, { points: 2, reason: "ill" })).toEqual({ kind: "set" });
    expect(await pointsOf()).toBe(2);
    expect(await setOverride(db, "a", "c", cell, { points: 1.25, reason: "half" })).toEqual({ kind: "set" });
    expect(await pointsOf()).toBe(1.25);
    expect(await setOverride(db, "a", "c", cell, { points: 3, reason: "more" })).toEqual({
      kind: "too-many",
      most: 2.5,
    });
    expect(await setOverride(db, "a", "other", cell, { points: 1, reason: "x" })).toEqual({
      kind: "not-found",
    });
    expect(await setOverride(db, "a", "c", { ...cell, personId: "a" }, { points: 1, reason: "x" })).toEqual({
      kind: "not-found",
    });
    expect(await withdrawOverride(db, "a", "other", cell)).toBe(false);
    expect(await withdrawOverride(db, "a", "c", cell)).toBe(true);
    expect(await withdrawOverride(db, "a", "c", cell)).toBe(false);
    expect(await pointsOf()).toBe(0);
    const log = await db
      .selectFrom("audit")
      .select(["action", "detail", "person_id"])
      .orderBy("id")
      .execute();
    expect(log.map(({ action }) => action)).toEqual([
      "grade.override",
      "grade.override",
      "grade.override-withdrawn",
    ]);
    expect(log[1]).toMatchObject({ person_id: "b", detail: { points: 1.25, before: 2, reason: "half" } });
  });

  it("is read with the attempt, and is of this class alone", async () => {
    const { db } = database();
    expect(await commentOn(db, "a", "other", "n7", "x")).toBe(false);
    expect(await commentOn(db, "a", "c", "n7", "Look at 1.2 again.")).toBe(true);
    const attempt = await attemptIn(db, "c", "n7", "secret");
    expect(attempt).toMatchObject({
      number: 7,
      assignment: "Work",
      comments: [{ text: "Look at 1.2 again." }],
    });
    expect(attempt?.receipt).toMatch(/^rowhouse-receipt-1 n7 one /);
    expect(await attemptIn(db, "other", "n7", "secret")).toBeUndefined();
  });
});
