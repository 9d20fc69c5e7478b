import { expect, it } from "vitest";
import type { RecordedOutcome } from "./course";
import { packOutcomes, unpackOutcomes } from "./packed-record";

const notices = [{ severity: "NOTICE", code: "00000", message: "seen" }];
const outcomes: RecordedOutcome[] = [
  {
    kind: "rows",
    columns: [{ name: "a|b", type: "numeric(12,2)", oid: 1700 }],
    rows: [["1.00"], [null]],
    rowCount: 2,
    truncated: false,
    command: "SELECT 2",
    notices: [],
    ms: null,
  },
  {
    kind: "rows",
    columns: [],
    rows: [],
    rowCount: 3,
    truncated: false,
    command: "UPDATE 3",
    notices,
    ms: null,
  },
  {
    kind: "rows",
    columns: [],
    rows: [],
    rowCount: null,
    truncated: false,
    command: "BEGIN",
    notices: [],
    ms: null,
  },
  {
    kind: "rows",
    columns: [],
    rows: [],
    rowCount: 9,
    truncated: true,
    command: "SELECT 9",
    notices: [],
    ms: null,
  },
  { kind: "error", code: "42601", message: "no", position: 3, hint: "h", notices: [] },
];

it("gives back what was packed", () => {
  expect(unpackOutcomes(JSON.parse(JSON.stringify(packOutcomes(outcomes))))).toEqual(outcomes);
});
