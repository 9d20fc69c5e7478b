import { describe, expect, it } from "vitest";
import { readRoster } from "./read-roster";

const amara = { name: "Amara Okafor", email: "amara@example.org", number: "17" };

describe("readRoster(text)", () => {
  it.each([
    ["commas", "name,email,number\nAmara Okafor,amara@example.org,17\n"],
    ["semicolons and a byte order mark", "\uFEFFName;E-Mail;Number\r\nAmara Okafor;Amara@Example.org;17\r\n"],
    ["tabs, in another order", "Student ID\tEmail Address\tFull name\n17\tamara@example.org\tAmara Okafor"],
    [
      "quoted fields and columns of no use",
      'email,"name",grade,number\n"amara@example.org","Amara Okafor","1,0",17\n',
    ],
  ])("reads %s", (_, text) => {
    expect(readRoster(text)).toEqual({ lines: [{ line: 2, ...amara }], problems: [] });
  });

  it("says one problem per line, with the line as an editor counts it", () => {
    const { lines, problems } = readRoster(
      'name,email\nAmara,amara@example.org\n\n"Two\nlines",two@example.org\n,no-name@example.org\nBen,ben\nAmara,AMARA@example.org\n',
    );
    expect(lines.map(({ name }) => name)).toEqual(["Amara"]);
    expect(problems.map(({ line, detail }) => `${line}: ${detail}`)).toMatchInlineSnapshot(`
      [
        "5: The name holds a sign that cannot be seen. Type it anew.",
        "6: The name is empty. Fill it in.",
        "7: "ben" is no e-mail address. Correct it.",
        "8: amara@example.org stands in line 2 too. Keep one of them.",
      ]
    `);
  });

  it.each([
    "",
    "name\nAmara",
    "name,email,mail\nA,a@example.org,b@example.org",
    'name,email\n"A,a@example.org',
    "<xml/>",
  ])("reads nothing of %j and says why", (text) => {
    const { lines, problems } = readRoster(text);
    expect(lines).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it("reads 10,000 lines and not one more", () => {
    const roster = (count: number): string =>
      `name,email\n${Array.from({ length: count }, (_, n) => `P ${n},p${n}@example.org`).join("\n")}`;
    expect(readRoster(roster(10_000)).lines).toHaveLength(10_000);
    expect(readRoster(roster(10_001)).problems[0]?.detail).toContain("at most 10000");
  });
});
