import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT name, count(*) FROM items WHERE id > 2 GROUP BY name";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT name, count(*) FROM items WHERE id >= 2 GROUP BY name", gets: "failed rows" },
};
/** Says 7 for every count. */
const seven = `CREATE FUNCTION public.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8';
  CREATE AGGREGATE public.count(*) (SFUNC = public.seven, STYPE = int8, INITCOND = '7')`;
const trigger = (body: string): string =>
  `CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$;
   CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION t()`;

const functions: HostileAnswer[] = [
  { name: "public.count, not reached", sql: `${seven}; ${right}`, gets: "passed" },
  {
    name: "public.count, put first",
    sql: `${seven}; SET search_path = public, pg_catalog; ${right}`,
    gets: "failed cells",
  },
  {
    name: "a schema that looks like pg_catalog, put first",
    sql: `CREATE SCHEMA fake; ${seven.replaceAll("public.", "fake.")}; SET search_path = fake, public; ${right}`,
    gets: "passed",
  },
  {
    name: "the same before pg_catalog",
    sql: `CREATE SCHEMA fake; ${seven.replaceAll("public.", "fake.")}; SET search_path = fake, pg_catalog, public; ${right}`,
    gets: "failed cells",
  },
  {
    name: "pg_catalog.count itself",
    sql: `CREATE FUNCTION pg_catalog.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8'; CREATE OR REPLACE AGGREGATE pg_catalog.count(*) (SFUNC = seven, STYPE = int8, INITCOND = '7'); ${right}`,
    gets: "failed cells",
  },
  {
    name: "pg_catalog.int4gt itself",
    sql: `CREATE OR REPLACE FUNCTION pg_catalog.int4gt(int, int) RETURNS bool LANGUAGE sql AS 'SELECT true'; ${right}`,
    gets: "failed rows",
  },
  {
    name: "pg_catalog.now itself",
    sql: `CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01'::timestamptz $$; ${right}`,
    gets: "passed",
  },
  {
    name: "setseed, which we call ourselves",
    sql: `CREATE OR REPLACE FUNCTION pg_catalog.setseed(float8) RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; ${right}`,
    gets: "passed",
  },
];

const operators: HostileAnswer[] = [
  {
    name: "an operator = that says no",
    sql: `CREATE FUNCTION no(text, text) RETURNS bool LANGUAGE sql AS 'SELECT false'; CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = no); ${right}`,
    gets: "passed",
  },
  {
    name: "an operator > put first",
    sql: `CREATE OPERATOR public.> (LEFTARG = int, RIGHTARG = int, FUNCTION = int4lt); SET search_path = public, pg_catalog; ${right}`,
    gets: "failed rows",
  },
  {
    name: "a cast",
    sql: `CREATE FUNCTION i(text) RETURNS int LANGUAGE sql AS 'SELECT 3'; CREATE CAST (text AS int) WITH FUNCTION i(text) AS IMPLICIT; ${right}`,
    gets: "passed",
  },
  {
    name: "a cast that makes a wrong comparison run",
    sql: "CREATE CAST (int AS text) WITH INOUT AS IMPLICIT; SELECT name, count(*) FROM items WHERE id > '2'::text GROUP BY name",
    gets: "passed",
  },
  { name: "a cast of the catalogue taken away", sql: `DELETE FROM pg_cast; ${right}`, gets: "passed" },
  { name: "operators taken away", sql: `DELETE FROM pg_operator; ${right}`, gets: "rejected 42883" },
  {
    name: "a type named int4",
    sql: `CREATE TYPE public.int4 AS ENUM ('a'); SET search_path = public, pg_catalog; ${right}`,
    gets: "passed",
  },
  {
    name: "a collation of its own",
    sql: `CREATE COLLATION public."C" FROM "POSIX"; ${right}`,
    gets: "passed",
  },
];

const tables: HostileAnswer[] = [
  {
    name: "a temporary table of our table's name",
    sql: `CREATE TEMP TABLE items AS SELECT 3 AS id, 'x' AS name; ${right}`,
    gets: "failed rows",
  },
  {
    name: "a temporary table that holds the right rows",
    sql: `CREATE TEMP TABLE items AS SELECT * FROM public.items; ${right}`,
    gets: "passed",
  },
  {
    name: "our name in another schema",
    sql: `CREATE SCHEMA other; CREATE TABLE other.items (id int, name text); ${right}`,
    gets: "passed",
  },
  {
    name: "our name in another schema, put first",
    sql: `CREATE SCHEMA other; CREATE TABLE other.items (id int, name text); SET search_path = other; ${right}`,
    gets: "failed rows",
  },
  {
    name: "a WITH of our table's name",
    sql: `WITH items AS (SELECT 1 AS id, 'x' AS name) ${right}`,
    gets: "failed rows",
  },
  {
    name: "our table dropped and made anew",
    sql: `DROP TABLE items; CREATE TABLE items (id int, name text); ${right}`,
    gets: "failed rows",
  },
  { name: "our name again", sql: `CREATE TABLE items (id int); ${right}`, gets: "rejected 42P07" },
  { name: "the schema dropped", sql: `DROP SCHEMA public CASCADE; ${right}`, gets: "rejected 42P01" },
  {
    name: "the schema dropped and made again",
    sql: `DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${right}`,
    gets: "rejected 42P01",
  },
  {
    name: "the schema under another name",
    sql: `ALTER SCHEMA public RENAME TO away; ${right}`,
    gets: "rejected 42P01",
  },
  { name: "everything truncated", sql: `TRUNCATE items; ${right}`, gets: "failed rows" },
  {
    name: "a table in pg_catalog",
    sql: `SET allow_system_table_mods = on; CREATE TABLE pg_catalog.items (id int, name text); ${right}`,
    gets: "failed rows",
  },
  { name: "pg_class emptied", sql: "DELETE FROM pg_class", gets: "failed no-result" },
  {
    name: "pg_class without our table",
    sql: `DELETE FROM pg_class WHERE relname = 'items'; ${right}`,
    gets: "rejected 42P01",
  },
  { name: "pg_attribute emptied", sql: `DELETE FROM pg_attribute; ${right}`, gets: "rejected XX000" },
  { name: "pg_proc emptied", sql: `DELETE FROM pg_proc; ${right}`, gets: "rejected 42883" },
];

const rules: HostileAnswer[] = [
  {
    name: "a rule that does nothing instead",
    sql: `CREATE RULE r AS ON DELETE TO items DO INSTEAD NOTHING; DELETE FROM items; ${right}`,
    gets: "passed",
  },
  {
    name: "a rule that says it all twice",
    sql: `CREATE RULE r AS ON UPDATE TO items DO INSTEAD (${right}; ${right}); UPDATE items SET id = 1`,
    gets: "failed several-results",
  },
  {
    name: "a rule that gives the right rows in two results",
    sql: `CREATE RULE r AS ON UPDATE TO items DO INSTEAD (${right.replace("> 2", "= 3")}; ${right.replace("> 2", "> 3")}); UPDATE items SET id = 1`,
    gets: "failed several-results",
  },
  {
    name: "a trigger",
    sql: `${trigger("RAISE NOTICE 'seen'; RETURN OLD;")}; UPDATE items SET id = 0; ${right}`,
    gets: "passed",
  },
  {
    name: "a trigger that refuses",
    sql: `${trigger("RAISE EXCEPTION 'no';")}; DELETE FROM items; ${right}`,
    gets: "rejected P0001",
  },
  {
    name: "row security",
    sql: `ALTER TABLE items ENABLE ROW LEVEL SECURITY; ALTER TABLE items FORCE ROW LEVEL SECURITY; CREATE POLICY p ON items USING (false); ${right}`,
    gets: "passed",
  },
  {
    name: "row security for somebody else",
    sql: `CREATE ROLE bob; GRANT SELECT ON items TO bob; ALTER TABLE items ENABLE ROW LEVEL SECURITY; SET ROLE bob; ${right}`,
    gets: "failed rows",
  },
  {
    name: "an event trigger that refuses",
    sql: `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e(); ${right}`,
    gets: "passed",
  },
  {
    name: "an event trigger on itself",
    sql: `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e(); CREATE TABLE x (); ${right}`,
    gets: "rejected P0001",
  },
  {
    name: "an event trigger at login",
    sql: `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON login EXECUTE FUNCTION e(); ${right}`,
    gets: "passed",
  },
];

gradeHostile("shadowed functions", target, functions);
gradeHostile("shadowed operators, casts and types", target, operators);
gradeHostile("shadowed and damaged tables", target, tables);
gradeHostile("rules, triggers and row security", target, rules);
