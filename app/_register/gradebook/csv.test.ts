import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradebookCsv, plainCell, readCell } from "./csv";

describe("plainCell(text) and readCell(cell)", () => {
  it("never begin with what a spreadsheet runs, and give the text back", () => {
    const nasty = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'", "''", "'="), fc.string())
        .map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(plainCell(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(readCell(plainCell(text))).toBe(text);
      }),
    );
  });
});

describe("gradebookCsv(gradebook)", () => {
  it("has a line for each learner; no attempt is no zero", () => {
    const grade = {
      used: 1,
      waiting: false,
      late: false,
      reason: "Attempt 1 of 1 counts, the best.",
      counted: "a",
    };
    const none = { points: 0, used: 0, waiting: false, late: false, reason: "No attempt yet." };
    const text = gradebookCsv({
      columns: [
        { assignmentId: "w", assignment: "Week, 1", exerciseId: "one", points: 2 },
        { assignmentId: "w", assignment: "Week, 1", exerciseId: "two", points: 1 },
      ],
      rows: [
        {
          personId: "a",
          name: '=HYPERLINK("x")',
          email: "a@example.org",
          studentNumber: "+7",
          grades: [{ ...grade, points: 2 }, none],
          total: 2,
        },
      ],
      of: 3,
      learnersInAll: 1,
    });
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(parse(text, { bom: true })).toEqual([
      ["name", "email", "number", "Week, 1: one (2)", "Week, 1: two (1)", "total (3)"],
      ['\'=HYPERLINK("x")', "a@example.org", "'+7", "2", "", "2"],
    ]);
  });
});
