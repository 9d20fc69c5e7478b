import { expect, it } from "vitest";
import type { Block, Lesson, LessonRecord, RecordedOutcome } from "../course";
import { checkResults } from "./check-results";
import { recordText } from "./records";

const rows = (...values: string[]): RecordedOutcome => ({
  kind: "rows",
  columns: [{ name: "n", type: "integer", oid: 23 }],
  rows: values.map((value) => [value]),
  rowCount: values.length,
  truncated: false,
  command: `SELECT ${values.length}`,
  notices: [],
  ms: null,
});
const error = (code: string): RecordedOutcome => ({ kind: "error", code, message: "refused", notices: [] });

const block = (id: string, extra: Partial<Block> = {}): Block => ({
  id,
  title: id,
  kind: "sql",
  text: `-- ${id}`,
  plan: false,
  dataset: "harbor",
  line: 10,
  ...extra,
});

function lessonOf(blocks: Block[], extra: Partial<Lesson> = {}): Lesson {
  return { id: "1.1", file: "a.mdx", blocks, misconceptions: [], figures: [], ...extra } as unknown as Lesson;
}

function recordOf(outcomes: Record<string, RecordedOutcome[]>): LessonRecord {
  const blocks = Object.entries(outcomes).map(([id, list]) => ({ id, text: `-- ${id}`, outcomes: list }));
  return { lesson: "1.1", engine: "e", dataset: "d", blocks, figures: {} };
}

const messages = (lesson: Lesson, committed: LessonRecord | undefined, now: LessonRecord): string[] =>
  checkResults(lesson, committed, now).map((problem) => problem.message);

it("finds nothing when every block ends as recorded", () => {
  const record = recordOf({ a: [rows("1")], b: [error("23505")] });
  expect(messages(lessonOf([block("a"), block("b", { expectError: "23505" })]), record, record)).toEqual([]);
});

it("names an error that was not announced, another one, and one that did not come", () => {
  const record = recordOf({ a: [error("42601")], b: [error("42601")], c: [rows("1")] });
  const blocks = [block("a"), block("b", { expectError: "23505" }), block("c", { expectError: "23505" })];
  expect(messages(lessonOf(blocks), record, record)).toEqual([
    "The block ends in error 42601: refused.",
    "The block ends in error 42601: refused. It announces 23505.",
    "The block ends without the error 23505.",
  ]);
});

it("shows which rows differ from the record", () => {
  const [message] = messages(
    lessonOf([block("a")]),
    recordOf({ a: [rows("1", "2")] }),
    recordOf({ a: [rows("1", "3")] }),
  );
  expect(message).toContain('- ["2"]');
  expect(message).toContain('+ ["3"]');
  expect(message).not.toContain('["1"]');
});

it("sees another order, another text, a block too many and one too few", () => {
  const lesson = lessonOf([block("a")]);
  const swapped = messages(lesson, recordOf({ a: [rows("1", "2")] }), recordOf({ a: [rows("2", "1")] }));
  expect(swapped[0]).toContain("the same rows in another order");
  const committed = recordOf({ a: [rows("1")], old: [rows("1")] });
  const now = recordOf({ a: [rows("1")], fresh: [rows("1")] });
  now.blocks[0]!.text = "-- changed";
  expect(messages(lesson, committed, now)).toEqual([
    "Block a: The text changed since it was recorded.",
    "Block fresh: The block is not recorded yet.",
    "Block old: The record holds a block that the lesson has no longer.",
  ]);
  expect(messages(lesson, undefined, now)).toEqual(["There is no record yet."]);
});

it("wants the wrong form of a misconception to fail, by an error or by other rows", () => {
  const misconceptions = [{ id: "m", title: "t", errata: [], wrong: "w", right: "r", line: 5 }];
  const lesson = (expectError?: string): Lesson =>
    lessonOf([block("w", expectError ? { expectError } : {}), block("r")], { misconceptions });
  const same = recordOf({ w: [rows("1")], r: [rows("1")] });
  expect(messages(lesson(), same, same)).toEqual([
    "The misconception m does not fail: both forms give the same.",
  ]);
  const other = recordOf({ w: [rows("1", "1")], r: [rows("1")] });
  expect(messages(lesson(), other, other)).toEqual([]);
  const refused = recordOf({ w: [error("42601")], r: [rows("1")] });
  expect(messages(lesson("42601"), refused, refused)).toEqual([]);
});

it("tells a right reply from a wrong one by its headers too, but not by the moment and the id of the request", () => {
  const reply = (id: string, type: string): RecordedOutcome => ({
    kind: "reply",
    status: 200,
    headers: { date: id, "last-modified": id, "x-amz-request-id": id, "content-type": type },
    body: `<Error><RequestId>${id}</RequestId></Error>`,
    ms: null,
  });
  const blocks = [block("wrong"), block("right")];
  const misconceptions = [{ id: "m", title: "M", line: 3, wrong: "wrong", right: "right" }];
  const told = (type: string): string[] => {
    const record = recordOf({ wrong: [reply("1", type)], right: [reply("2", "image/jpeg")] });
    return messages(lessonOf(blocks, { misconceptions } as Partial<Lesson>), record, record);
  };
  expect(told("text/plain")).toEqual([]);
  expect(told("image/jpeg")).toEqual(["The misconception m does not fail: both forms give the same."]);
});

it("writes a record with one row per line, and reads it back unchanged", () => {
  const record = recordOf({ a: [rows("1", 'with "quotes", and [brackets]', "\n")] });
  const text = recordText(record);
  expect(JSON.parse(text)).toEqual(record);
  expect(text).toContain('\n            ["1"],\n');
});
