import { readFileSync } from "node:fs";
import { parse } from "libpg-query";
import { describe, expect, it } from "vitest";
import { changed, changesOf } from "./mutants";
import { operators } from "./operators";
import { writeSql } from "./write";

describe("operators", () => {
  it("stand in CONTRIBUTING.md, each with its example", () => {
    const listed = operators.map(
      ({ name, example }) => `| ${name} | \`${example.replaceAll("|", "\\|")}\` |`,
    );
    const guide = readFileSync("CONTRIBUTING.md", "utf8");
    const [, table = ""] = /<!-- operators -->\n([\s\S]*?)<!-- \/operators -->/.exec(guide) ?? [];
    expect(table.trim().split("\n").slice(2)).toEqual(listed);
  });

  it("have names of their own", () => {
    const names = operators.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it.each(operators.map((operator) => [operator.name, operator] as const))(
    "%s does as its example says",
    async (_, operator) => {
      const [from = "", to = ""] = operator.example.split(" -> ");
      const tree = await parse(from);
      const made = changesOf(operator, tree).map((change) => writeSql(changed(tree, change)));
      expect(made).toContain(writeSql(await parse(to)));
    },
  );
});
