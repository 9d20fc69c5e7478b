import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveDeadlines } from "./deadline";
import { type Attempt, gradeOf, type GradeFacts } from "./grade";

const due = new Date("2026-11-28T22:59Z");
const deadlines = effectiveDeadlines({
  opensAt: null,
  dueAt: due,
  lateSteps: [{ until: "2026-12-05T22:59:00Z", credit: 0.5 }],
});
const attempt = (hours: number, changed: Partial<Attempt> = {}): Attempt => ({
  id: `a${hours}`,
  receivedAt: new Date(due.getTime() + hours * 3_600_000),
  status: "graded",
  verdict: "passed",
  spent: true,
  practice: false,
  ...changed,
});
const failed = { verdict: "failed" } as const;
const grade = (attempts: Attempt[], changed: Partial<GradeFacts> = {}): ReturnType<typeof gradeOf> =>
  gradeOf({ attempts, counts: "best", points: 2, deadlines, ...changed });

describe("gradeOf(facts)", () => {
  it("counts the best, the last or the average, and says which", () => {
    const attempts = [attempt(-3, failed), attempt(-2), attempt(-1, failed)];
    expect(grade(attempts)).toMatchObject({
      points: 2,
      counted: "a-2",
      reason: "Attempt 2 of 3 counts, the best.",
    });
    expect(grade(attempts, { counts: "last" })).toMatchObject({
      points: 0,
      counted: "a-1",
      reason: "Attempt 3 of 3 counts, the last.",
    });
    expect(grade(attempts, { counts: "average" })).toMatchObject({
      points: 0.67,
      reason: "The average of 3 attempts counts.",
    });
  });

  it("counts late work by its step, and work in time before it", () => {
    expect(grade([attempt(-1, failed), attempt(5)])).toMatchObject({ points: 1, late: true, counted: "a5" });
    expect(grade([attempt(-1), attempt(5)])).toMatchObject({ points: 2, late: false, counted: "a-1" });
    expect(grade([attempt(400)])).toMatchObject({ points: 0, late: true });
  });

  it("does not count practice, what was stopped, what did not run, or what our side could not grade", () => {
    const free = [
      attempt(-4, { practice: true }),
      attempt(-3, { verdict: "stopped", spent: false }),
      attempt(-2, { verdict: "rejected", spent: false }),
      attempt(-1, { status: "failed", spent: false }),
    ];
    expect(grade(free)).toEqual({
      points: 0,
      used: 0,
      waiting: false,
      late: false,
      reason: "No attempt yet.",
    });
    expect(grade([...free, attempt(0, { status: "queued", id: "w" })])).toMatchObject({
      waiting: true,
      used: 0,
    });
  });

  it("takes what an instructor set", () => {
    expect(grade([attempt(-1)], { override: 1.25 })).toMatchObject({
      points: 1.25,
      used: 1,
      reason: "Set by your instructor.",
    });
  });

  it("the best is at least the average, and no order of attempts changes either", () => {
    const one = fc.record({ hours: fc.integer({ min: -100, max: 300 }), passed: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { minLength: 1, maxLength: 8, selector: ({ hours }) => hours }),
        fc.integer(),
        (list, seed) => {
          const attempts = list.map(({ hours, passed }) => attempt(hours, passed ? {} : failed));
          const shuffled = [...attempts].sort(
            (a, b) => ((a.receivedAt.getTime() * 31 + seed) % 7) - ((b.receivedAt.getTime() * 31 + seed) % 7),
          );
          const [best, average] = [grade(attempts), grade(attempts, { counts: "average" })];
          expect(best.points).toBeGreaterThanOrEqual(average.points);
          expect(grade(shuffled)).toEqual(best);
          expect(grade(shuffled, { counts: "average" })).toEqual(average);
        },
      ),
    );
  });
});
