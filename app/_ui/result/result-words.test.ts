import { describe, expect, it } from "vitest";
import type { RowsOutcome } from "@/sandbox/outcome";
import { duration } from "./duration";
import { countRows, describeCut, describeRows, describeRun } from "./result-words";

const rows = (more: Partial<RowsOutcome>): RowsOutcome => ({
  kind: "rows",
  columns: [],
  rows: [],
  rowCount: null,
  truncated: false,
  command: "",
  notices: [],
  ms: 1,
  ...more,
});
const columns = [{ name: "x", type: "integer", oid: 23 }];

describe("describeRows(outcome)", () => {
  it.each([
    [rows({ columns, rowCount: 4, command: "SELECT 4" }), "4 rows"],
    [rows({ columns, rowCount: 1, command: "INSERT 0 1" }), "1 row"],
    [rows({ rowCount: 3, command: "UPDATE 3" }), "3 rows updated"],
    [rows({ rowCount: 4000, command: "SELECT 4000" }), "4,000 rows stored"],
    [rows({ command: "CREATE TABLE" }), "CREATE TABLE: done"],
  ])("says what the statement did: %#", (outcome, words) => expect(describeRows(outcome)).toBe(words));
});

describe("describeRun(outcomes)", () => {
  it("adds up the times of all statements, and leaves time out of a record", () => {
    const one = rows({ columns, rowCount: 1, command: "SELECT 1", ms: 0.5 });
    expect(describeRun([one])).toBe("1 row, 0.5 ms");
    expect(describeRun([one, one])).toBe("2 statements, 1.0 ms");
    expect(describeRun([{ ...one, ms: null }])).toBe("1 row");
  });
  it("ends with what ended the run", () => {
    const error = { kind: "error" as const, code: "42703", message: "m", notices: [] };
    expect(describeRun([rows({}), error])).toBe("Error 42703");
    expect(describeRun([{ kind: "stopped", limit: "time" }])).toBe(
      "Stopped: your query ran longer than 5 seconds.",
    );
    expect(describeRun([{ kind: "broken", reason: "x" }])).toBe("Failed on our side");
    expect(describeRun([])).toBe("Nothing to run: the text holds no statement.");
  });
});

it("says how many rows are shown only when some are not", () => {
  const cut = rows({ columns, rows: [["1"]], rowCount: 12_410, truncated: true });
  expect(describeCut(cut)).toBe("1 of 12,410 rows shown.");
  expect(describeCut({ ...cut, truncated: false })).toBeUndefined();
});

it.each([
  [0.84, "0.8 ms"],
  [41.2, "41 ms"],
  [2345, "2.3 s"],
])("writes %d milliseconds as %s", (ms, words) => expect(duration(ms)).toBe(words));

it("counts one row in the singular", () => expect(countRows(1)).toBe("1 row"));
