import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dataset, pageLimits } from "../../engine";
import { explainCode, explainedCodes } from "../explain-code";
import { createNodeEngine } from "./engine";

const dataset: Dataset = {
  name: "codes",
  version: "1",
  files: [
    {
      path: "schema.sql",
      text: `create table parent (id int primary key, name varchar(5) unique);
        create table child (id int not null check (id > 0), parent_id int references parent, spot int4range, exclude using gist (spot with &&));
        insert into parent values (1, 'one'); insert into child values (1, 1, '[1,5)');`,
    },
  ],
};

const provocations: Record<string, string> = {
  "0A000": "select distinct on (id) id from parent for update",
  "21000": "select (select * from generate_series(1, 2))",
  "22001": "insert into parent values (2, 'too long')",
  "22003": "select 99999::smallint",
  "22004": "do $$ declare n text; begin execute n; end $$",
  "22007": "select 'abc'::date",
  "22008": "select '2024-02-30'::date",
  "22012": "select 1 / 0",
  "22023": "select make_interval(1) , generate_series(1, 5, 0)",
  "22P02": "select 'one'::int",
  "23502": "insert into child values (null)",
  "23503": "insert into child values (2, 99)",
  "23505": "insert into parent values (1, 'uno')",
  "23514": "insert into child values (-1)",
  "23P01": "insert into child values (2, 1, '[2,3)')",
  "25001": "begin; vacuum",
  "25006": "begin read only; delete from child",
  "25P02":
    "begin; do $$ begin begin perform 1/0; exception when others then null; end; end $$; select * from nowhere",
  "2BP01": "drop table parent",
  "34000": "begin; fetch from nowhere",
  "3B001": "begin; rollback to nowhere",
  "3F000": "create table nowhere.t (a int)",
  "42501": "create role guest; set role guest; select * from parent",
  "42601": "selec 1",
  "42723": "create function f() returns int return 1; create function f() returns int return 2",
  "42701": "create table t (a int, a int)",
  "42702": "select id from parent join child on parent.id = child.parent_id",
  "42703": "select nme from parent",
  "42704": "create table t (a integr)",
  "42710": "create role twice; create role twice",
  "42712": "select 1 from parent, parent",
  "42803": "select name, count(*) from parent",
  "42804": "select case when true then 1 else now() end",
  "42830": "create table t (a text references parent (id, name))",
  "42846": "select 1::int::date",
  "42883": "select 'a' + true",
  "42P01": "select * from nowhere",
  "42P07": "create table parent (a int)",
  "42P10": "insert into parent values (3) on conflict (id, name) do nothing",
  "54001":
    "create function f(int) returns int language plpgsql as $$ begin return f($1); end $$; select f(1)",
};

const engine = createNodeEngine({ spare: false });
beforeAll(() => engine.reset(dataset));
afterAll(() => engine.close());

describe("explainCode(code)", () => {
  it("has a provocation for each of its 40 codes", () => {
    expect(Object.keys(provocations).sort()).toEqual([...explainedCodes].sort());
    expect(explainedCodes).toHaveLength(40);
  });
  for (const [code, sql] of Object.entries(provocations)) {
    it(`explains ${code}, which ${sql.slice(0, 60)} provokes`, async () => {
      await engine.reset(dataset);
      let last = (await engine.run(sql, pageLimits)).at(-1);
      // A failed transaction is only seen by the statement after the failure.
      if (code === "25P02") last = (await engine.run("select 1", pageLimits)).at(-1);
      expect(last).toMatchObject({ kind: "error", code });
      expect(explainCode(code)).toMatch(/^[A-Z].*\.$/);
    });
  }
});
