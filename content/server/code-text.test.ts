import { expect, it } from "vitest";
import { codeText } from "../code-text";
import { createHighlight } from "./highlight";

it.each([
  "SELECT 1",
  "SELECT '<b>&amp;</b>' AS \"x y\",\n\n  a <> b -- <>&\nFROM t;",
  "/* a\n b */",
  "  SELECT 'ä🐟'",
])("gives back the code that was highlighted: %j", async (code) => {
  const highlight = await createHighlight();
  expect(codeText(highlight(code, "sql"))).toBe(code);
});
