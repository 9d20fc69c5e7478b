import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitStatements } from "./split";

const texts = (sql: string): string[] => splitStatements(sql).statements.map((s) => s.text);

describe("splitStatements(text)", () => {
  it("cuts at semicolons and drops empty statements", () => {
    expect(texts("select 1;; select 2 ;\n")).toEqual(["select 1", "select 2"]);
  });
  it("gives nothing for blanks and comments alone", () => {
    expect(texts("  -- only a comment\n/* and /* a nested */ one */ ;")).toEqual([]);
  });
  it("keeps semicolons in strings, identifiers, comments and dollar quotes", () => {
    const sql = `select 'a;''b' "c;""d" /* ; /* ; */ ; */ $q$ ; $$ ; $q$ -- ;\n + 1`;
    expect(texts(sql)).toEqual([sql]);
  });
  it("lets a backslash escape a quote in E'' only", () => {
    expect(texts(String.raw`select E'a\';b'; select 'c\'; select 2`)).toEqual([
      String.raw`select E'a\';b'`,
      String.raw`select 'c\'`,
      "select 2",
    ]);
  });
  it("takes a$b$c as one identifier, not as a dollar quote", () => {
    expect(texts("select a$b$c; select 2")).toEqual(["select a$b$c", "select 2"]);
  });
  it("keeps the body of BEGIN ATOMIC together, CASE ... END included", () => {
    const body =
      "create function f(int) returns int begin atomic select case when $1 > 0 then 1 end; select 2; end";
    expect(texts(`${body}; select 3`)).toEqual([body, "select 3"]);
  });
  it("ends a plain BEGIN at its semicolon", () => {
    expect(texts("begin; update t set a = 1; end; select 1")).toHaveLength(4);
  });
  it("keeps the commands of a rule in parentheses together", () => {
    const rule = "create rule r as on insert to t do also (delete from a; delete from b)";
    expect(texts(`${rule}; select 1`)).toEqual([rule, "select 1"]);
  });
  it("refuses a backslash line in a sentence that names psql, and keeps what came before", () => {
    expect(splitStatements("select 1;\n\\dt customers")).toMatchObject({
      ok: false,
      statements: [{ text: "select 1" }],
      offset: 10,
      message: "\\dt is a command of psql, not SQL",
    });
  });
  it("says where each statement stands", () => {
    const sql = " select 1 ; -- c\n select 'ü;' ";
    for (const s of splitStatements(sql).statements) expect(sql.slice(s.start, s.end)).toBe(s.text);
  });
  it("gives back any list of whole tokens joined by semicolons", () => {
    const token = fc.constantFrom("select", "'a;b'", "$$;$$", '"x;y"', "(1;2)", "/*;*/ 1", "e'\\';'", "1");
    fc.assert(
      fc.property(fc.array(fc.array(token, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (lists) => {
        const parts = lists.map((list) => `a ${list.join(" ")}`);
        expect(texts(parts.join(";"))).toEqual(parts);
      }),
    );
  });
  it("never throws and never overlaps, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let last = 0;
        for (const s of splitStatements(text).statements) {
          expect(s.start).toBeGreaterThanOrEqual(last);
          last = s.end;
        }
      }),
    );
  });
});
