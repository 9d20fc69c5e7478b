import { describe, expect, it } from "vitest";
import type { Column } from "@/sandbox/outcome";
import { isNumeric, viewValue } from "./value-view";

const column = (oid: number): Column => ({ name: "x", type: "x", oid });
const text = column(25);

describe("viewValue(value, column)", () => {
  it("tells NULL from empty text and from the text NULL", () => {
    expect(viewValue(null, text).kind).toBe("null");
    expect(viewValue("", text).kind).toBe("empty");
    expect(viewValue("NULL", text)).toMatchObject({ kind: "text", text: "NULL" });
  });

  it("sets blanks at both ends apart, also when there is nothing else", () => {
    expect(viewValue("  a b ", text)).toMatchObject({ lead: "  ", text: "a b", trail: " " });
    expect(viewValue("   ", text)).toMatchObject({ lead: "   ", text: "", trail: "" });
  });

  it("writes booleans as words, and leaves the text t alone", () => {
    expect(viewValue("t", column(16))).toMatchObject({ text: "true" });
    expect(viewValue("f", column(16))).toMatchObject({ text: "false" });
    expect(viewValue("t", text)).toMatchObject({ text: "t" });
  });

  it("cuts bytes and counts all of them", () => {
    expect(viewValue(`\\x${"ab".repeat(40)}`, column(17))).toEqual({
      kind: "bytes",
      text: `\\x${"ab".repeat(16)}…`,
      bytes: 40,
    });
    expect(viewValue("\\x", column(17))).toEqual({ kind: "bytes", text: "\\x", bytes: 0 });
  });

  it("folds values that are long in characters or in lines", () => {
    expect(viewValue("x".repeat(121), text)).toMatchObject({ long: true });
    expect(viewValue("a\nb\nc\nd", text)).toMatchObject({ long: true });
    expect(viewValue("x".repeat(120), text)).toMatchObject({ long: false });
  });
});

it.each([
  [20, true],
  [1700, true],
  [701, true],
  [25, false],
  [1082, false],
  [1007, false],
])("knows whether type %i stands at the right: %s", (oid, right) => {
  expect(isNumeric(column(oid))).toBe(right);
});
