import { expect, it, vi } from "vitest";
import { person } from "../classes/school";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import { enqueue } from "../queue/enqueue";
import { submissionEvents } from "./events";
import { positionOf, submissionOf } from "./told";
import { type Standing, standingsOf, Watch } from "./watch";

async function handIn({ db }: Database, personId: string, id: string): Promise<void> {
  await db
    .insertInto("exercise_version")
    .values({ exercise_id: "one", version: "v1", title: "One", points: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const answer = { person_id: personId, exercise_id: "one", exercise_version: "v1", answer: "SELECT 1" };
  await db
    .insertInto("submission")
    .values({ ...answer, id, idempotency_key: id, attempt: Number(id.split("-").at(-1)) })
    .execute();
  await enqueue(db, { submissionId: id, personId });
}

/** A watch on a database with what it asked, and a way to say that something changed. */
function watching({ db }: Database): {
  watch: Watch;
  changed: () => void;
  looks: () => number;
  listeners: Set<() => void>;
} {
  const listeners = new Set<() => void>();
  const asked = vi.spyOn(db, "getExecutor");
  const watch = new Watch(db, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return { watch, changed, listeners, looks: () => asked.mock.calls.length };
}

const finish = async ({ db }: Database, id: string): Promise<void> => {
  await db.updateTable("job").set({ state: "done" }).where("submission_id", "=", id).execute();
  await db.updateTable("submission").set({ status: "failed" }).where("id", "=", id).execute();
};

describeOnEach("Watch", (database) => {
  it("says of each answer where it stands, as the answer itself says", async () => {
    const { personId } = await person(database());
    const ids = ["s-1", "s-2", "s-3"].map((id) => `${personId}/${id}`);
    for (const id of ids) await handIn(database(), personId, id);
    const found = await standingsOf(database().db, [...ids, "none"]);
    for (const id of ids)
      expect(found.get(id)).toEqual({ status: "queued", position: await positionOf(database().db, id) });
    expect(found.has("none")).toBe(false);
    for (const id of ids) await finish(database(), id);
    expect((await standingsOf(database().db, ids)).get(ids[0] ?? "")).toEqual({ status: "failed" });
  });

  it("asks once for 200 followers, tells changes only, and stops when nobody is left", async () => {
    const { personId } = await person(database());
    const id = `${personId}/w-1`;
    await handIn(database(), personId, id);
    const { watch, changed, looks, listeners } = watching(database());
    const told: (Standing | undefined)[] = [];
    const leave = Array.from({ length: 200 }, () => watch.follow(id, (standing) => told.push(standing)));
    await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(200));
    for (let i = 0; i < 50; i += 1) changed();
    await new Promise((done) => setTimeout(done, 350));
    expect(looks()).toBeLessThanOrEqual(5);
    const before = told.length;
    await finish(database(), id);
    changed();
    await vi.waitFor(() =>
      expect(told.slice(before)).toEqual(Array.from({ length: 200 }, () => ({ status: "failed" }))),
    );
    for (const one of leave) one();
    expect(listeners.size).toBe(0);
    const after = looks();
    await new Promise((done) => setTimeout(done, 700));
    expect(looks()).toBe(after);
  });

  it("tells a page each change as an event, and ends with the last", async () => {
    const { db } = database();
    const { personId } = await person(database());
    const ids = ["e-1", "e-2"].map((id) => `${personId}/${id}`);
    for (const id of ids) await handIn(database(), personId, id);
    const [ahead = "", id = ""] = ids;
    const { watch, changed } = watching(database());
    const read = (): ReturnType<typeof submissionOf> => submissionOf(db, id, personId, "secret");
    const first = await read();
    if (!first) throw new Error("It was not taken.");
    const events = submissionEvents(
      first,
      read,
      (follower) => watch.follow(id, follower),
      new AbortController().signal,
    );
    const reader = events.getReader();
    const decoder = new TextDecoder();
    const next = async (): Promise<unknown> =>
      JSON.parse(decoder.decode((await reader.read()).value).slice(6));
    expect(await next()).toMatchObject({ status: "queued", position: 2 });
    await finish(database(), ahead);
    changed();
    expect(await next()).toMatchObject({ status: "queued", position: 1, receipt: first.receipt });
    await finish(database(), id);
    changed();
    const last = await next();
    expect(last).toMatchObject({ status: "failed" });
    expect(last).not.toHaveProperty("position");
    expect((await reader.read()).done).toBe(true);
  });
});
