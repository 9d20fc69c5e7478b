import { parse } from "libpg-query";
import { describe, expect, it } from "vitest";
import { changed, changesOf } from "./mutants";
import { operators } from "./operators";
import { writeSql } from "./write";

describe("operators", () => {
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
