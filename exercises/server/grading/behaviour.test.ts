import { afterAll, describe, expect, it } from "vitest";
import { Grader } from "./grader";

const grader = new Grader(process.cwd());
afterAll(() => grader.close());
const behaviour = async (exercise: string, answer: string): Promise<string | undefined> =>
  (await grader.grade(exercise, answer)).behaviour;

describe("the behaviour of a graded answer", () => {
  it("is one for answers that do the same on every dataset, however they are written", async () => {
    const some = await Promise.all(
      [
        "SELECT id, email FROM customers WHERE country = NULL",
        "SELECT c.id, c.email FROM customers AS c WHERE false",
        "WITH nobody AS (SELECT * FROM customers LIMIT 0) SELECT id, email FROM nobody",
      ].map((answer) => behaviour("country-unknown", answer)),
    );
    expect(new Set(some).size).toBe(1);
    expect(some[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(await behaviour("country-unknown", "SELECT id, email FROM customers")).not.toBe(some[0]);
  });

  it("is none for an answer that passes, and for one that does not run", async () => {
    expect(
      await behaviour("country-unknown", "SELECT id, email FROM customers WHERE country IS NULL"),
    ).toBeUndefined();
    expect(await behaviour("country-unknown", "SELEC 1")).toBeUndefined();
  });
});
