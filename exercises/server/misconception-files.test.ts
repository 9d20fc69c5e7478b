import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { misconceptionFiles } from "./misconception-files";

describe("misconceptionFiles(kind, answer, told)", () => {
  it("gives a wrong answer as the folder of an exercise keeps it, and an entry that names it", () => {
    const { answer, message } = misconceptionFiles("sql", "SELECT 1\n\n", 'It says: "no"');
    expect(answer).toEqual({
      name: "name-this-mistake.sql",
      text: "-- expect: name-this-mistake\nSELECT 1\n",
    });
    expect(parse(message.text)).toEqual({
      "name-this-mistake": {
        says: 'Say what is wrong, and what to think instead. So far the page says: It says: "no"',
      },
    });
    expect(misconceptionFiles("typescript", "x", undefined).answer.text).toBe(
      "// expect: name-this-mistake\nx\n",
    );
  });
});
