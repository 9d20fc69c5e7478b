import { parse } from "libpg-query";
import { describe, expect, it } from "vitest";
import { changed, changesOf, mutantsOf } from "./mutants";
import { operators } from "./operators";
import { samples } from "./samples";
import { meaning } from "./tree";
import { writeSql } from "./write";

const all = Object.entries(samples);

describe("writeSql(tree)", () => {
  it.each(all)("writes back %s", async (_, sql) => {
    const tree = await parse(sql);
    expect(meaning(await parse(writeSql(tree)))).toBe(meaning(tree));
  });
});

describe("mutantsOf(sql)", () => {
  it.each(all)("gives SQL for %s that parses and means something else", async (_, sql) => {
    const reference = meaning(await parse(sql));
    const mutants = await mutantsOf(sql);
    expect(mutants.length).toBeGreaterThan(0);
    for (const mutant of mutants) expect(meaning(await parse(mutant.sql)), mutant.sql).not.toBe(reference);
  });

  it.each(all)("writes every changed tree of %s as it is", async (_, sql) => {
    const tree = await parse(sql);
    for (const operator of operators) {
      for (const change of changesOf(operator, tree)) {
        const mutant = changed(tree, change);
        const written = writeSql(mutant);
        expect(meaning(await parse(written)), `${operator.name}: ${written}`).toBe(meaning(mutant));
      }
    }
  });
});

describe("a mutant", () => {
  const sql = `SELECT o.id
FROM orders AS o -- é
JOIN customers AS c ON c.id = o.customer_id
WHERE o.status = 'paid'
  AND o.qty > 5
ORDER BY o.paid_at DESC`;
  const schema = `CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, paid_at timestamptz);`;

  it("says where it differs, and how", async () => {
    const mutants = await mutantsOf(sql);
    expect(mutants.find(({ id }) => id === "comparison-boundary-1")).toEqual({
      id: "comparison-boundary-1",
      operator: "comparison-boundary",
      description: "line 5: > became >=",
      sql: "SELECT o.id FROM orders AS o JOIN customers AS c ON c.id = o.customer_id WHERE o.status = 'paid' AND o.qty >= 5 ORDER BY o.paid_at DESC",
    });
  });

  it("has the same name in each run, and one of its own", async () => {
    const names = (await mutantsOf(sql)).map(({ id }) => id);
    expect(names).toEqual((await mutantsOf(sql)).map(({ id }) => id));
    expect(new Set(names).size).toBe(names.length);
  });

  it("is not made where the schema says that nothing changes, and made where it says that NULL may come", async () => {
    const blind = (await mutantsOf(sql)).map(({ description }) => description);
    const knowing = (await mutantsOf(sql, schema)).map(({ description }) => description);
    expect(blind.filter((one) => !knowing.includes(one))).toEqual(["line 3: INNER JOIN became LEFT JOIN"]);
    expect(knowing.filter((one) => !blind.includes(one))).toEqual(["line 6: NULLS LAST instead of FIRST"]);
  });

  it.each([
    [
      "SELECT p.id FROM p LEFT JOIN q ON q.x = p.x WHERE q.x IS NOT NULL",
      "line 1: condition moved from WHERE to ON",
    ],
    ["SELECT p.id FROM p JOIN q ON q.x = p.x", "line 1: INNER JOIN became LEFT JOIN"],
    ["UPDATE p SET a = 1 WHERE b = 2", "line 1: WHERE left out"],
    ["DELETE FROM p WHERE b = 2", "line 1: WHERE left out"],
    ["INSERT INTO p VALUES (1, 'a')", "line 1: 'a' became 'a_'"],
  ])("of %s is among others: %s", async (reference, description) => {
    expect((await mutantsOf(reference)).map((mutant) => mutant.description)).toContain(description);
  });

  it("is not made where it would be the same: after a WHERE that wants the partner, in what EXISTS selects", async () => {
    const described = async (reference: string) =>
      (await mutantsOf(reference)).map((mutant) => `${mutant.id} ${mutant.sql}`).join("\n");
    expect(await described("SELECT p.x FROM p JOIN q ON q.x = p.x WHERE q.y = 1")).not.toContain("LEFT JOIN");
    expect(await described("SELECT p.id FROM p WHERE p.a > 1")).not.toContain("distinct-added");
    expect(await described("SELECT p.x FROM p WHERE EXISTS (SELECT 1 FROM q)")).not.toContain("SELECT 2");
  });
});

describe("mutantsOf(sql) of what it cannot read", () => {
  it("rejects what does not parse", async () => {
    await expect(mutantsOf("SELEC 1")).rejects.toThrow("syntax error");
  });
});
