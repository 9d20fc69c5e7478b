import { describe, expect, it } from "vitest";
import type { AssignmentDraft } from "@/app/_register/classes/assignment";
import { type AssignmentProblem, readAssignment, typedOf } from "./read-assignment";
import type { Fields } from "./read-fields";

const askable = [
  { id: "one", points: 2, moduleSlug: "1-reading" },
  { id: "two", points: 1, moduleSlug: "1-reading" },
  { id: "three", points: 3, moduleSlug: "2-joins" },
];
const zone = "Europe/Berlin";
const typed = (values: Record<string, string>): Fields => ({
  form: true,
  text: (name) => values[name] ?? "",
  value: (name) => values[name],
});
const valid = { title: "Reading", exercises: "one" };
const read = (values: Record<string, string>): ReturnType<typeof readAssignment> =>
  readAssignment(typed({ ...valid, ...values }), zone, askable);
const problemOf = (values: Record<string, string>): AssignmentProblem | undefined => {
  const found = read(values);
  return "problem" in found ? found.problem : undefined;
};

describe("readAssignment(fields, timeZone, askable)", () => {
  it("takes named exercises first, then whole modules, each once", () => {
    expect(read({ exercises: "three, two", "module-1-reading": "yes" })).toMatchObject({
      draft: {
        exercises: [{ exerciseId: "three", points: 3 }, { exerciseId: "two" }, { exerciseId: "one" }],
      },
    });
  });

  it.each([
    ["title", { title: " " }],
    ["exercises", { exercises: "" }],
    ["exercises", { exercises: "one four" }],
    ["dueAt", { opensAt: "2026-11-02T10:00", dueAt: "2026-11-01T10:00" }],
    ["dueAt", { dueAt: "2026-10-25T02:30" }],
    ["lateUntil", { lateUntil: "2026-11-02T10:00" }],
    ["lateCredit", { dueAt: "2026-11-01T10:00", lateUntil: "2026-11-02T10:00", lateCredit: "0" }],
    [
      "lateUntil2",
      { dueAt: "2026-11-01T10:00", lateUntil: "2026-11-03T10:00", lateUntil2: "2026-11-02T10:00" },
    ],
    ["exercises", { exercises: "one=-1" }],
    ["exercises", { exercises: "one=1001" }],
    ["exercises", { exercises: "one=1.234" }],
    ["attemptLimit", { attemptLimit: "1.5" }],
    ["counts", { counts: "worst" }],
  ])("says that %s is wrong", (field, values) => {
    expect(problemOf(values)?.field).toBe(field);
  });
});

describe("typedOf(draft, timeZone)", () => {
  const draft: AssignmentDraft = {
    title: "Reading",
    opensAt: new Date("2026-10-24T22:00Z"),
    dueAt: new Date("2026-11-28T22:59:59.999Z"),
    lateSteps: [
      { until: "2026-12-01T22:59:59.999Z", credit: 0.29 },
      { until: "2026-12-03T22:59:59.999Z", credit: 0.1 },
    ],
    attemptLimit: 3,
    counts: "last",
    referenceAfterDue: false,
    practiceAfterwards: false,
    exercises: [
      { exerciseId: "three", points: 3 },
      { exerciseId: "one", points: 2.5 },
    ],
  };

  it("reads again as the same assignment", () => {
    expect(read(typedOf(draft, zone))).toEqual({ draft });
    const bare = { ...draft, opensAt: null, dueAt: null, lateSteps: [], attemptLimit: null };
    expect(read(typedOf(bare, zone))).toEqual({ draft: bare });
  });

  it("keeps the points of what was asked before, unless others are typed", () => {
    const before = {
      ...draft,
      exercises: [
        { exerciseId: "one", points: 5 },
        { exerciseId: "two", points: 4 },
      ],
    };
    const fields = typed({ ...valid, exercises: "three one two=0.5" });
    expect(readAssignment(fields, zone, askable, before)).toMatchObject({
      draft: {
        exercises: [
          { exerciseId: "three", points: 3 },
          { exerciseId: "one", points: 5 },
          { exerciseId: "two", points: 0.5 },
        ],
      },
    });
  });
});
