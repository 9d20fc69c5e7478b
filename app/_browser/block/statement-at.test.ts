import { describe, expect, it } from "vitest";
import { statementAt } from "./statement-at";

const text = "select 1;\n\nselect ';' ;\nselect 3";
const caret = (at: number) => ({ from: at, to: at });

describe("statementAt(text, selection)", () => {
  it("takes the statement under the caret, also right behind its semicolon", () => {
    expect(statementAt(text, caret(3))).toEqual({ text: "select 1", from: 0, label: "Statement 1 of 3" });
    expect(statementAt(text, caret(9))).toMatchObject({ text: "select 1" });
    expect(statementAt(text, caret(19))).toMatchObject({ text: "select ';'", from: 11 });
    expect(statementAt(text, caret(text.length))).toMatchObject({ label: "Statement 3 of 3" });
  });
  it("prefers a selection, unless it holds nothing but blanks", () => {
    expect(statementAt(text, { from: 0, to: 6 })).toEqual({ text: "select", from: 0, label: "Selection" });
    expect(statementAt(text, { from: 9, to: 11 })).toMatchObject({ label: "Statement 1 of 3" });
  });
  it("takes everything when there is one statement, or one that never ends", () => {
    expect(statementAt("select 1", caret(0))).toEqual({ text: "select 1", from: 0, label: undefined });
    expect(statementAt("\\dt\nselect 1;", caret(6))).toMatchObject({ from: 0, label: undefined });
  });
});
