import { describe, expect, it } from "vitest";
import { addRan, type Ran, readHistory } from "./history";

const ran = (text: string): Ran => ({ at: "2026-01-01T00:00:00Z", text });

describe("addRan(history, ran)", () => {
  it("puts the newest first and each text once", () => {
    const history = ["a", "b", "a"].reduce((all, text) => addRan(all, ran(text)), [] as Ran[]);
    expect(history.map(({ text }) => text)).toEqual(["a", "b"]);
  });
  it("forgets the oldest, and long ones sooner", () => {
    const many = Array.from({ length: 150 }, (_, i) => String(i)).reduce(
      (all, text) => addRan(all, ran(text)),
      [] as Ran[],
    );
    expect(many).toHaveLength(100);
    expect(addRan(many, ran("x".repeat(300_000)))).toHaveLength(1);
  });
  it("does not keep a text of blanks", () => expect(addRan([], ran(" \n"))).toEqual([]));
});

it.each([undefined, "", "{", "null", '{"a": 1}', '[1, {"at": 3, "text": "x"}]'])(
  "reads %j as no history",
  (kept) => expect(readHistory(kept)).toEqual([]),
);

it("keeps what is whole of a damaged history", () => {
  expect(readHistory(JSON.stringify([ran("a"), null, { text: "b" }]))).toEqual([ran("a")]);
});
