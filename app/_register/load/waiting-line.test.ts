import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { memoryDatabase } from "../database/test-databases";
import { enqueue } from "../queue/enqueue";
import { lease } from "../queue/lease";
import { WaitingLine } from "./waiting-line";

describe("WaitingLine", () => {
  it("takes in the order of a list that is sorted anew each time", () => {
    const step = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant("take" as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const line = new WaitingLine();
        const naive: { id: number; person: number; turn: number }[] = [];
        const [got, expected]: [unknown[], unknown[]] = [[], []];
        steps.forEach((one, id) => {
          if (one === "take") {
            naive.sort((a, b) => a.turn - b.turn || a.id - b.id);
            got.push(line.pop()?.id);
            expected.push(naive.shift()?.id);
          } else {
            naive.push({ id, person: one, turn: naive.filter(({ person }) => person === one).length });
            line.push({ id, person: one, lane: "normal", at: id });
          }
        });
        expect(got).toEqual(expected);
        expect(line.depth).toBe(naive.length);
      }),
    );
  });

  it("takes in the order of the register's own queue", async () => {
    const database = await memoryDatabase();
    const { db } = database;
    const line = new WaitingLine();
    const [got, expected]: [unknown[], unknown[]] = [[], []];
    await sql`INSERT INTO person (id, name, email) SELECT 'p' || i, 'P', 'p' || i || '@example.org' FROM generate_series(0, 3) i`.execute(
      db,
    );
    await sql`INSERT INTO exercise_version (exercise_id, version, title, points) VALUES ('one', 'v1', 'One', 1)`.execute(
      db,
    );
    const people = [0, 0, 0, 1, "take", 1, 2, "take", 0, 3, "take", 3, 2, 1, "take", "take", 0, 2] as const;
    for (const [id, person] of [...people, ...Array<"take">(12).fill("take")].entries()) {
      if (person === "take") {
        got.push((await lease(db, "w"))?.submissionId);
        expected.push(line.pop()?.id.toString());
        continue;
      }
      line.push({ id, person, lane: "normal", at: id });
      const who = { person_id: `p${person}`, exercise_id: "one", exercise_version: "v1", answer: "SELECT 1" };
      const values = { ...who, id: `${id}`, idempotency_key: `${id}`, attempt: id + 1 };
      await db.insertInto("submission").values(values).execute();
      await enqueue(db, { submissionId: `${id}`, personId: `p${person}` });
    }
    await database.close();
    expect(got).toEqual(expected);
    expect(got.filter(Boolean)).toHaveLength(13);
  });
});
