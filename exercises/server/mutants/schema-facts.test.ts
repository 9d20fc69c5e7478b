import { describe, expect, it } from "vitest";
import { readSchemaFacts } from "./schema-facts";

describe("readSchemaFacts(ddl)", () => {
  it("tells which columns may be NULL, and which always have a partner", async () => {
    const facts = await readSchemaFacts(`
      CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, slug text NOT NULL);
      CREATE TABLE b (a_id bigint REFERENCES a, other_id bigint NOT NULL REFERENCES a, x int, y int, PRIMARY KEY (x));
      COMMENT ON TABLE a IS 'no table of its own';`);
    expect([...facts.nullable]).toEqual(["a.name", "b.a_id", "b.y"]);
    expect([...facts.references]).toEqual([["b.other_id", "a"]]);
  });
});
