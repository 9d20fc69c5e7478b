import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const shadows: HostileAnswer[] = [
  ...hostile("shadowed functions", [
    [
      "public.count, not reached",
      `CREATE FUNCTION public.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8';\n  CREATE AGGREGATE public.count(*) (SFUNC = public.seven, STYPE = int8, INITCOND = '7'); ${right}`,
      "passed",
    ],
    [
      "public.count, put first",
      `CREATE FUNCTION public.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8';\n  CREATE AGGREGATE public.count(*) (SFUNC = public.seven, STYPE = int8, INITCOND = '7'); SET search_path = public, pg_catalog; ${right}`,
      "passed",
    ],
    [
      "a schema that looks like pg_catalog, put first",
      `CREATE SCHEMA fake; CREATE FUNCTION fake.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8';\n  CREATE AGGREGATE fake.count(*) (SFUNC = fake.seven, STYPE = int8, INITCOND = '7'); SET search_path = fake, public; ${right}`,
      "passed",
    ],
    [
      "the same before pg_catalog",
      `CREATE SCHEMA fake; CREATE FUNCTION fake.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8';\n  CREATE AGGREGATE fake.count(*) (SFUNC = fake.seven, STYPE = int8, INITCOND = '7'); SET search_path = fake, pg_catalog, public; ${right}`,
      "passed",
    ],
    [
      "pg_catalog.count itself",
      `CREATE FUNCTION pg_catalog.seven(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 7::int8'; CREATE OR REPLACE AGGREGATE pg_catalog.count(*) (SFUNC = seven, STYPE = int8, INITCOND = '7'); ${right}`,
      "passed",
    ],
    [
      "pg_catalog.int4gt itself",
      `CREATE OR REPLACE FUNCTION pg_catalog.int4gt(int, int) RETURNS bool LANGUAGE sql AS 'SELECT true'; ${right}`,
      "passed",
    ],
    [
      "pg_catalog.now itself",
      `CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01'::timestamptz $$; ${right}`,
      "passed",
    ],
    [
      "setseed, which we call ourselves",
      `CREATE OR REPLACE FUNCTION pg_catalog.setseed(float8) RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; ${right}`,
      "passed",
    ],
  ]),
  ...hostile("shadowed operators, casts and types", [
    [
      "an operator = that says no",
      `CREATE FUNCTION no(text, text) RETURNS bool LANGUAGE sql AS 'SELECT false'; CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = no); ${right}`,
      "passed",
    ],
    [
      "an operator > put first",
      `CREATE OPERATOR public.> (LEFTARG = int, RIGHTARG = int, FUNCTION = int4lt); SET search_path = public, pg_catalog; ${right}`,
      "passed",
    ],
    [
      "a cast",
      `CREATE FUNCTION i(text) RETURNS int LANGUAGE sql AS 'SELECT 3'; CREATE CAST (text AS int) WITH FUNCTION i(text) AS IMPLICIT; ${right}`,
      "passed",
    ],
    ["a cast of the catalogue taken away", `DELETE FROM pg_cast; ${right}`, "passed"],
    ["operators taken away", `DELETE FROM pg_operator; ${right}`, "passed"],
    [
      "a type named int4",
      `CREATE TYPE public.int4 AS ENUM ('a'); SET search_path = public, pg_catalog; ${right}`,
      "passed",
    ],
    ["a collation of its own", `CREATE COLLATION public."C" FROM "POSIX"; ${right}`, "passed"],
  ]),
  ...hostile("shadowed and damaged tables", [
    [
      "a temporary table that holds the right rows",
      `CREATE TEMP TABLE customers AS SELECT * FROM public.customers; ${right}`,
      "passed",
    ],
    [
      "our name in another schema",
      `CREATE SCHEMA other; CREATE TABLE other.customers (id int, email text); ${right}`,
      "passed",
    ],
    [
      "our table dropped and made anew",
      `DROP TABLE customers; CREATE TABLE customers (id int, email text); ${right}`,
      "rejected 2BP01",
    ],
    ["the schema dropped", `DROP SCHEMA public CASCADE; ${right}`, "rejected 42P01"],
    [
      "the schema dropped and made again",
      `DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${right}`,
      "rejected 42P01",
    ],
    ["the schema under another name", `ALTER SCHEMA public RENAME TO away; ${right}`, "rejected 42P01"],
    ["pg_class emptied", "DELETE FROM pg_class", "failed"],
    [
      "pg_class without our table",
      `DELETE FROM pg_class WHERE relname = 'customers'; ${right}`,
      "rejected 42P01",
    ],
    ["pg_attribute emptied", `DELETE FROM pg_attribute; ${right}`, "rejected XX000"],
  ]),
  ...hostile("rules, triggers and row security", [
    [
      "a rule that does nothing instead",
      `CREATE RULE r AS ON DELETE TO customers DO INSTEAD NOTHING; DELETE FROM customers; ${right}`,
      "passed",
    ],
    [
      "a trigger that refuses",
      `CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;\n   CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON customers FOR EACH ROW EXECUTE FUNCTION t(); DELETE FROM customers; ${right}`,
      "rejected P0001",
    ],
    [
      "row security",
      `ALTER TABLE customers ENABLE ROW LEVEL SECURITY; ALTER TABLE customers FORCE ROW LEVEL SECURITY; CREATE POLICY p ON customers USING (false); ${right}`,
      "passed",
    ],
    [
      "row security for somebody else",
      `CREATE ROLE bob; GRANT SELECT ON customers TO bob; ALTER TABLE customers ENABLE ROW LEVEL SECURITY; SET ROLE bob; ${right}`,
      "failed",
    ],
    [
      "an event trigger that refuses",
      `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e(); ${right}`,
      "passed",
    ],
    [
      "an event trigger on itself",
      `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e(); CREATE TABLE x (); ${right}`,
      "rejected P0001",
    ],
    [
      "an event trigger at login",
      `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE EVENT TRIGGER e ON login EXECUTE FUNCTION e(); ${right}`,
      "passed",
    ],
  ]),
];
