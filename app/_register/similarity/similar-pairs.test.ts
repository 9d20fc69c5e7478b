import { expect, it } from "vitest";
import { parseSql } from "@/exercises/server/parse-sql";
import { type Compared, similarPairs } from "./similar-pairs";
import { sqlTokens } from "./sql-tokens";

const answer = async (id: string, text: string): Promise<Compared> => ({
  id,
  text,
  tokens: sqlTokens(await parseSql(text)),
});

const original = `WITH totals AS (
  SELECT customer_id, sum(quantity * price) FILTER (WHERE status <> 'cancelled') AS spent
  FROM orders JOIN order_lines USING (order_id) GROUP BY customer_id
)
SELECT c.name, coalesce(t.spent, 0) FROM customers c LEFT JOIN totals t ON t.customer_id = c.id
WHERE NOT EXISTS (SELECT 1 FROM refunds r WHERE r.customer_id = c.id AND r.amount > 10) ORDER BY 2 DESC, 1`;
const renamed = original
  .replaceAll("totals", "sums")
  .replaceAll("spent", "paid")
  .replace("> 10", "> 25")
  .replaceAll("\n", " \n\n");
const ordinary = `SELECT c.name, sum(l.quantity * l.price) FROM customers c JOIN orders o ON o.customer_id = c.id
JOIN order_lines l ON l.order_id = o.id WHERE o.status <> 'cancelled' GROUP BY c.name ORDER BY 2 DESC, 1`;
const different = `SELECT name, (SELECT max(price) FROM order_lines l WHERE l.customer = customers.id AND price BETWEEN 1 AND 9)
FROM customers WHERE id IN (SELECT customer_id FROM orders GROUP BY customer_id HAVING count(*) > 3) LIMIT 20`;

it("finds two answers that differ in names, values and blanks, and says what they share", async () => {
  const answers = [
    await answer("a", original),
    await answer("b", renamed),
    await answer("c", ordinary),
    await answer("d", different),
  ];
  const { pairs } = similarPairs(answers, [], 10);
  expect(pairs.map(({ first, second }) => `${first}${second}`)).toEqual(["ab"]);
  expect(pairs[0]?.shared).toBe(pairs[0]?.of);
  expect(pairs[0]?.passages.first.join("\n")).toContain("NOT EXISTS");
  expect(pairs[0]?.passages.second.join("\n")).toContain("paid");
});

it("counts nothing that was given, and nothing that much of the class has", async () => {
  const pair = [await answer("a", original), await answer("b", renamed)];
  const given = [(await answer("starter", original)).tokens];
  expect(similarPairs(pair, given, 10)).toEqual({ pairs: [], compared: 0, tooOrdinary: ["a", "b"] });
  const same = await Promise.all(Array.from({ length: 20 }, (_, i) => answer(`s${i}`, ordinary)));
  expect(similarPairs(same, [], 10).pairs).toEqual([]);
  expect(similarPairs([...same, ...pair], [], 10).pairs).toMatchObject([{ first: "a", second: "b" }]);
});

it("leaves out what is short: two people write it by themselves", async () => {
  const short = "SELECT id FROM customers";
  const answers = [await answer("a", short), await answer("b", short)];
  expect(similarPairs(answers, [], 10)).toEqual({ pairs: [], compared: 0, tooOrdinary: ["a", "b"] });
});

it("compares 500 answers in five seconds", async () => {
  const kinds = await Promise.all([original, renamed, ordinary, different].map((text) => answer("k", text)));
  const many = Array.from({ length: 500 }, (_, i) => {
    const tokens = kinds.flatMap(({ tokens: own }, k) =>
      (i >> k) % 2 === 0 ? own : own.map(({ word, at }) => ({ word: `${word}${i % (7 + k)}`, at })),
    );
    return { id: String(i), text: original, tokens };
  });
  const begun = performance.now();
  expect(similarPairs(many, [], 50).pairs).toHaveLength(50);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
