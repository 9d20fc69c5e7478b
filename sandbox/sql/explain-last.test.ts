import { expect, it } from "vitest";
import { explainLast } from "./explain-last";

it("explains only the last statement, and says where it put how much", () => {
  const given = "CREATE TABLE ä (b int);\n\nSELECT 1;";
  const { text, at, added } = explainLast(given, { timing: true });
  expect(text).toBe("CREATE TABLE ä (b int);\n\nEXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT 1;");
  const letters = [...text];
  expect([...letters.slice(0, at), ...letters.slice(at + added)].join("")).toBe(given);
});

it("leaves times and pages out of what is to repeat", () => {
  expect(explainLast("SELECT 1", { timing: false }).text).toContain("TIMING OFF, BUFFERS OFF, SUMMARY OFF");
});

it.each(["CREATE TABLE t (a int)", "", "\\dt"])("leaves %j alone: it has no plan", (text) => {
  expect(explainLast(text, { timing: true })).toEqual({ text, at: 0, added: 0 });
});
