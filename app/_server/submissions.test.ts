import { describe, expect, it, vi } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";

vi.mock("server-only", () => ({}));
const { Submissions } = await import("./submissions");

const graded = (status: "passed" | "failed"): Graded => ({
  verdict: status === "passed" ? { status } : { status, results: [] },
  feedback: { title: status, says: [] },
  datasets: 6,
  engine: "PGlite 0.0.0",
  datasetVersion: "1",
});

/** A grader whose answers come when the test says so. */
function slowGrader(): { grade: () => Promise<Graded>; give: (graded: Graded | Error) => Promise<void> } {
  const waiting: ((graded: Graded | Error) => void)[] = [];
  return {
    grade: () =>
      new Promise((resolve, reject) => {
        waiting.push((one) => (one instanceof Error ? reject(one) : resolve(one)));
      }),
    give: async (one) => {
      waiting.shift()?.(one);
      await new Promise((done) => setTimeout(done, 0));
    },
  };
}

const handed = (
  key: string,
  answer = "SELECT 1",
): { exerciseId: string; answer: string; idempotencyKey: string } => ({
  exerciseId: "country-unknown",
  answer,
  idempotencyKey: key,
});

describe("Submissions", () => {
  it("grades in order, and says each its place", async () => {
    const grader = slowGrader();
    const all = new Submissions(grader);
    const ids = ["a", "b", "c"].map((key) => {
      const taken = all.submit(handed(key));
      return "submission" in taken ? taken.submission.id : "";
    });
    expect(ids.map((id) => all.get(id)?.position)).toEqual([undefined, 1, 2]);
    expect(all.get(ids[0] ?? "")?.status).toBe("grading");
    await grader.give(graded("passed"));
    expect(ids.map((id) => all.get(id)?.status)).toEqual(["graded", "grading", "queued"]);
    expect(all.get(ids[2] ?? "")?.position).toBe(1);
    expect(ids.map((id) => all.get(id)?.attempt)).toEqual([1, 2, 3]);
  });

  it("takes one answer once, and refuses its key for another", () => {
    const all = new Submissions(slowGrader());
    const [one, again, other] = [
      all.submit(handed("a")),
      all.submit(handed("a")),
      all.submit(handed("a", "SELECT 2")),
    ];
    expect(again).toEqual(one);
    expect(other).toMatchObject({ problem: { status: 409, code: "idempotency_key_reused" } });
  });

  it("tells a fault of the grader as its own, and goes on with the next", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const grader = slowGrader();
    const all = new Submissions(grader);
    const [one, two] = [all.submit(handed("a")), all.submit(handed("b"))];
    await grader.give(new Error("the engine broke"));
    await grader.give(graded("passed"));
    const statusOf = (taken: typeof one): string | undefined =>
      "submission" in taken ? all.get(taken.submission.id)?.status : undefined;
    expect([statusOf(one), statusOf(two)]).toEqual(["failed", "graded"]);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it("refuses with 503 when the queue is full, and nothing is lost", () => {
    const all = new Submissions(slowGrader());
    for (let i = 0; i < 201; i += 1) expect(all.submit(handed(`key-${i}`))).toHaveProperty("submission");
    expect(all.submit(handed("one more"))).toMatchObject({ problem: { status: 503, retryAfter: 20 } });
    expect(all.load.depth).toBe(200);
  });

  it("shows the reference to who passed, or gave up; who gave up cannot pass any more", async () => {
    const grader = slowGrader();
    const all = new Submissions(grader);
    expect(all.mayRead("country-unknown")).toBe(false);
    all.giveUp("country-unknown");
    expect(all.mayRead("country-unknown")).toBe(true);
    expect(all.submit(handed("a"))).toMatchObject({ problem: { status: 422, code: "given_up" } });
    const passing = new Submissions(grader);
    passing.submit(handed("b"));
    await grader.give(graded("passed"));
    expect(passing.mayRead("country-unknown")).toBe(true);
    passing.giveUp("country-unknown");
    expect(passing.submit(handed("c"))).toHaveProperty("submission");
  });
});
