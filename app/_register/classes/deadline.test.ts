import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssignmentTimes, creditAt, effectiveDeadlines, stateAt } from "./deadline";

const at = (text: string): Date => new Date(`${text}Z`);
const assignment: AssignmentTimes = {
  opensAt: at("2026-11-16T08:00"),
  dueAt: at("2026-11-28T22:59"),
  lateSteps: [
    { until: "2026-11-30T22:59:00Z", credit: 0.8 },
    { until: "2026-12-05T22:59:00Z", credit: 0.5 },
  ],
};
const own = effectiveDeadlines(assignment);

describe("creditAt(receivedAt, deadlines) and stateAt(now, deadlines)", () => {
  it.each([
    ["2026-11-16T07:59:59", 0, "not-open"],
    ["2026-11-16T08:00", 1, "open"],
    ["2026-11-28T22:59", 1, "open"],
    ["2026-11-28T22:59:01", 0.8, "late"],
    ["2026-12-05T22:59", 0.5, "late"],
    ["2026-12-05T22:59:01", 0, "closed"],
  ])("at %s an answer earns %d and the assignment is %s", (instant, credit, state) => {
    expect(creditAt(at(instant), own)).toBe(credit);
    expect(stateAt(at(instant), own)).toBe(state);
  });

  it("without a due date it is open for ever", () => {
    const never = effectiveDeadlines({ opensAt: null, dueAt: null, lateSteps: assignment.lateSteps });
    expect(creditAt(at("2099-01-01T00:00"), never)).toBe(1);
    expect(stateAt(at("2099-01-01T00:00"), never)).toBe("open");
  });

  it("an extension never lowers what an answer earns, and an answer earns something exactly while it is taken", () => {
    const day = fc.date({ min: at("2026-11-10T00:00"), max: at("2026-12-20T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (granted, received) => {
        const extended = effectiveDeadlines(assignment, { dueAt: granted });
        expect(creditAt(received, extended)).toBeGreaterThanOrEqual(creditAt(received, own));
        for (const deadlines of [own, extended])
          expect(creditAt(received, deadlines) > 0).toBe(
            ["open", "late"].includes(stateAt(received, deadlines)),
          );
      }),
    );
  });
});
