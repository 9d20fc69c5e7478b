import { afterAll, describe, expect, it } from "vitest";
import { readDataset } from "@/content/server/datasets";
import { type Dataset, pageLimits } from "@/sandbox/engine";
import { readSchema } from "@/sandbox/sql/catalog";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { dumpDatabase } from "./dump";

const engine = createNodeEngine({ spare: false });
afterAll(() => engine.close());

const hostile = `
create schema "My Shop";
create type mood as enum ('ok', 'it''s bad');
create domain price as numeric(12,2) default 1 check (value >= 0);
create type pair as (a int, "B b" text);
create sequence "My Shop".numbers start 5 increment 3;
create function twice(int) returns int language sql immutable as 'select $1 * 2';
create table parents (id int generated always as identity primary key, tag text unique, at timestamptz default now());
create table "My Shop"."Order" (
  id bigint primary key default nextval('"My Shop".numbers'), parent int references parents deferrable initially deferred,
  mood mood not null default 'ok', price price, pair pair, days int[] , body jsonb, raw bytea, span tstzrange,
  doubled int generated always as (twice(id::int)) stored, shown text generated always as ("user" || '!') virtual,
  "user" text collate "C", x float8, i interval, check (id <> 13), unique nulls not distinct (parent, "user"));
create function newest() returns bigint language sql begin atomic select max(id) from "My Shop"."Order"; end;
alter sequence "My Shop".numbers owned by "My Shop"."Order".id;
create table circle_a (id int primary key, b int);
create table circle_b (id int primary key, a int references circle_a);
alter table circle_a add foreign key (b) references circle_b;
create table parts (k int, v text, primary key (k)) partition by range (k);
create table parts_low partition of parts for values from (0) to (10);
create table parts_rest partition of parts default;
create index on parts (v);
create table empty ();
create index by_mood on "My Shop"."Order" (mood) where price > 1;
create view cheap as select id, "user" from "My Shop"."Order" where price < 5;
create view cheaper as select * from cheap limit 1;
create materialized view counted as select count(*) as n from parents;
create function stamp() returns trigger language plpgsql as $$ begin new.tag := coalesce(new.tag, 'a;''b'); return new; end $$;
create trigger stamp before insert on parents for each row execute function stamp();
comment on table parents is 'it''s -- a
comment';
comment on column parents.tag is 'c';
insert into parents (tag) values ('x'), (null), ('tab	and \\ and
line');
insert into "My Shop"."Order" values
 (default, 1, 'it''s bad', 2.5, row(1, 'q"x'), '{1,NULL}', '{"a": [1, null]}', '\\x00ff', '[2026-01-01,)', default, default, 'ü', 'NaN', '1 mon -2 days'),
 (default, null, 'ok', null, null, '{}', 'null', '', 'empty', default, default, '', '-Infinity', null);
insert into circle_a values (1, null); insert into circle_b values (2, 1); update circle_a set b = 2;
insert into parts select i, 'v' || i from generate_series(1, 450) i;
refresh materialized view counted;
set datestyle = 'SQL, DMY'; set timezone = 'Asia/Tokyo';`;

const run = (text: string) => engine.run(text, pageLimits);
const harbor = await readDataset("harbor");
const nothing: Dataset = { name: "empty", version: "0", files: [] };

/** What a reader can see of a database: its tables, their definition and every row. */
async function seen(): Promise<unknown> {
  await run("set datestyle = 'ISO'; set timezone = 'UTC'");
  const schema = await readSchema(engine);
  const rows: Record<string, unknown> = {};
  for (const { schema: space, name } of schema.tables) {
    const outcome = (await run(`select t::text from "${space}"."${name}" t order by 1`)).at(-1);
    rows[name] = outcome?.kind === "rows" ? outcome.rows : outcome;
  }
  const objects =
    await run(`select 'index', pg_get_indexdef(indexrelid) from pg_index where indexrelid >= 16384 and indrelid::regclass::text !~ 'pg_toast'
    union all select conname, pg_get_constraintdef(oid) from pg_constraint where oid >= 16384
    union all select 'trigger', pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select sequencename, last_value::text from pg_sequences
    union all select 'comment', description from pg_description where objoid >= 16384 order by 1, 2`);
  const found = objects.at(-1);
  const tables = schema.tables.toSorted((a, b) => a.name.localeCompare(b.name));
  return { tables, rows, objects: found?.kind === "rows" ? found.rows : found };
}

describe("dumpDatabase(run)", () => {
  it.each<[string, Dataset]>([
    ["Harbor", harbor],
    [
      "hostile names, types and values",
      { name: "hostile", version: "1", files: [{ path: "hostile.sql", text: hostile }] },
    ],
    ["nothing", nothing],
  ])("makes the same database again: %s", async (_name, dataset) => {
    await engine.reset(dataset);
    // Settings of the session, which a dump has to withstand.
    if (dataset.name === "hostile") await run("set datestyle = 'SQL, DMY'; set timezone = 'Asia/Tokyo'");
    const text = await dumpDatabase((sql, limits) => engine.run(sql, limits));
    const before = await seen();
    await engine.reset(nothing);
    const outcomes = await engine.run(text, { ...pageLimits, ms: 30_000 });
    expect(outcomes.filter((outcome) => outcome.kind !== "rows")).toEqual([]);
    expect(await seen()).toEqual(before);
  });

  it("says what to do when a failed transaction is open", async () => {
    await engine.reset(nothing);
    await run("begin; select 1 / 0");
    await expect(dumpDatabase((sql, limits) => engine.run(sql, limits))).rejects.toThrow(
      "Run ROLLBACK first",
    );
  });
});
