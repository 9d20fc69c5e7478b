import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "UPDATE items SET price = price * 2 WHERE id > 2";
const wrong = "UPDATE items SET price = price * 2 WHERE id > 3";
const all = { sql: "SELECT * FROM items", says: "The prices are not as they should be." };
const target = {
  ...madeUp([{ kind: "state", probes: [all] }], right),
  wrong: { sql: wrong, gets: "failed probe" },
};
/** What the table should hold, as a query. */
const asked =
  "SELECT id, name, CASE WHEN id > 2 THEN price * 2 ELSE price END AS price, made, code, weight, raw";
const trigger = (body: string): string =>
  `CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$;
   CREATE TRIGGER t BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION t()`;
const eventTrigger = `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
   CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e()`;

const sessions: HostileAnswer[] = [
  { name: "nothing", sql: "", gets: "failed probe" },
  { name: "a transaction left open", sql: `BEGIN; ${right}`, gets: "failed probe" },
  { name: "a transaction", sql: `BEGIN; ${right}; COMMIT`, gets: "passed" },
  { name: "the right change, then an error", sql: `${right}; SELECT 1/0`, gets: "rejected 22012" },
  { name: "the change twice, once undone", sql: `${right}; BEGIN; ${right}; ROLLBACK`, gets: "passed" },
  { name: "a failed transaction left open", sql: `${right}; BEGIN; DELETE FROM items`, gets: "passed" },
  {
    name: "every later transaction READ ONLY",
    sql: `${right}; SET default_transaction_read_only = on`,
    gets: "passed",
  },
  {
    name: "another time zone",
    sql: `SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; ${right}`,
    gets: "passed",
  },
  { name: "an empty search path", sql: `${right}; SET search_path = ''`, gets: "passed" },
  { name: "a role without rights", sql: `${right}; CREATE ROLE bob; SET ROLE bob`, gets: "passed" },
  {
    name: "another session user",
    sql: `${right}; CREATE ROLE bob; SET SESSION AUTHORIZATION bob`,
    gets: "passed",
  },
  { name: "an event trigger that refuses", sql: `${right}; ${eventTrigger}`, gets: "passed" },
  {
    name: "a lock and a cursor",
    sql: `${right}; BEGIN; LOCK TABLE items; DECLARE c CURSOR FOR SELECT 1`,
    gets: "passed",
  },
  { name: "results beside the change", sql: `SELECT 1; ${right}; SELECT 2`, gets: "passed" },
  {
    name: "row security",
    sql: `${wrong}; ALTER TABLE items ENABLE ROW LEVEL SECURITY; ALTER TABLE items FORCE ROW LEVEL SECURITY; CREATE POLICY p ON items USING (true)`,
    gets: "failed probe",
  },
];

const copies: HostileAnswer[] = [
  {
    name: "a temporary table of the right rows",
    sql: `CREATE TEMP TABLE items AS ${asked} FROM items`,
    gets: "failed probe",
  },
  {
    name: "the right rows in another schema, put first",
    sql: `CREATE SCHEMA other; CREATE TABLE other.items AS ${asked} FROM items; SET search_path = other; ALTER ROLE postgres SET search_path = other`,
    gets: "failed probe",
  },
  {
    name: "the right rows in pg_catalog",
    sql: `SET allow_system_table_mods = on; CREATE TABLE pg_catalog.items AS ${asked} FROM public.items`,
    gets: "failed probe",
  },
  {
    name: "a view in pg_catalog",
    sql: `SET allow_system_table_mods = on; CREATE VIEW pg_catalog.items AS ${asked} FROM public.items`,
    gets: "failed probe",
  },
  {
    name: "the table put into pg_catalog",
    sql: `CREATE TABLE kept AS ${asked} FROM items; SET allow_system_table_mods = on; ALTER TABLE kept RENAME TO items2`,
    gets: "failed probe",
  },
  { name: "the table dropped", sql: "DROP TABLE items", gets: "failed probe" },
  { name: "the schema dropped", sql: "DROP SCHEMA public CASCADE", gets: "failed probe" },
  {
    name: "the table's columns turned round",
    sql: `${right}; ALTER TABLE items DROP COLUMN name; ALTER TABLE items ADD name text`,
    gets: "failed probe",
  },
];

const bombs: HostileAnswer[] = [
  {
    name: "2 MB in the table",
    sql: "INSERT INTO items VALUES (5000, repeat('x', 2000000))",
    gets: "stopped bytes",
  },
  {
    name: "40,000 rows in the table",
    sql: "INSERT INTO items SELECT i, 'x' FROM generate_series(10000, 50000) AS i",
    gets: "stopped bytes",
  },
  {
    name: "a view that sleeps",
    sql: "ALTER TABLE items RENAME TO kept; CREATE VIEW items AS SELECT kept.* FROM kept, pg_sleep(10)",
    ms: 800,
    gets: "stopped time",
  },
  {
    name: "a view that recurses",
    sql: `CREATE FUNCTION rr(n int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN rr(n + 1); END $f$; ALTER TABLE items RENAME TO kept; CREATE VIEW items AS SELECT * FROM kept WHERE rr(1) > 0`,
    gets: "failed probe",
  },
];

gradeHostile("state, and what is left of the session", target, sessions);
gradeHostile("state, and tables that only look like ours", target, copies);
gradeHostile("state, and bombs for the probe", target, bombs);

const counting = madeUp(
  [
    {
      kind: "state",
      probes: [{ sql: "SELECT count(id), count(*) FROM items", says: "Not the right items." }],
    },
  ],
  "DELETE FROM items WHERE id > 2",
);
const two =
  "CREATE FUNCTION public.two(int8, int) RETURNS int8 LANGUAGE sql AS 'SELECT 2::int8'; CREATE AGGREGATE public.count(int) (SFUNC = public.two, STYPE = int8, INITCOND = '2')";
gradeHostile(
  "state, by a probe that counts",
  { ...counting, wrong: { sql: "DELETE FROM items WHERE id > 3", gets: "failed probe" } },
  [
    {
      name: "public.count(int), which fits better than pg_catalog.count",
      sql: `${two}; DELETE FROM items WHERE id > 2; INSERT INTO items VALUES (77, 'x'); UPDATE items SET id = id; DELETE FROM items WHERE id = 2`,
      gets: "failed probe",
    },
    {
      name: "pg_catalog.count(*) itself",
      sql: `${two}; CREATE FUNCTION pg_catalog.two(int8) RETURNS int8 LANGUAGE sql AS 'SELECT 2::int8'; CREATE OR REPLACE AGGREGATE pg_catalog.count(*) (SFUNC = two, STYPE = int8, INITCOND = '2')`,
      gets: "failed probe",
    },
  ],
);

const unique = madeUp(
  [
    {
      kind: "schema",
      probes: [
        {
          sql: "INSERT INTO items (id, name) VALUES (900, 'a'), (901, 'a')",
          fails: "23505",
          says: "A name came twice.",
        },
        {
          sql: "INSERT INTO items (id, name) VALUES (900, 'a'), (901, 'b')",
          says: "Two names were refused.",
        },
      ],
    },
  ],
  "ALTER TABLE items ADD UNIQUE (name)",
);
gradeHostile(
  "schema, a unique name",
  { ...unique, wrong: { sql: "ALTER TABLE items ADD UNIQUE (id, name)", gets: "failed probe" } },
  [
    { name: "a unique index", sql: "CREATE UNIQUE INDEX ON items (name)", gets: "passed" },
    {
      name: "a constraint that is checked at COMMIT",
      sql: "ALTER TABLE items ADD UNIQUE (name) DEFERRABLE INITIALLY DEFERRED",
      gets: "passed",
    },
    {
      name: "a constraint that may be deferred",
      sql: "ALTER TABLE items ADD UNIQUE (name) DEFERRABLE",
      gets: "passed",
    },
    {
      name: "an exclusion constraint",
      sql: "ALTER TABLE items ADD EXCLUDE USING btree (name WITH =)",
      gets: "failed probe",
    },
    {
      name: "a trigger that refuses everything",
      sql: trigger("RAISE unique_violation;"),
      gets: "failed probe",
    },
    {
      name: "a trigger that refuses what the probe tries",
      sql: trigger("IF NEW.id = 901 AND NEW.name = 'a' THEN RAISE unique_violation; END IF; RETURN NEW;"),
      gets: "failed probe",
    },
    {
      name: "a trigger that sleeps",
      sql: trigger("PERFORM pg_sleep(20); RETURN NEW;"),
      ms: 800,
      gets: "stopped time",
    },
    {
      name: "a trigger that breaks the engine",
      sql: trigger("COPY (SELECT 1) TO PROGRAM 'id'; RETURN NEW;"),
      gets: "our fault",
    },
    {
      name: "a probe's rows left behind by COMMIT",
      sql: `${trigger("COMMIT; RETURN NEW;")}; ALTER TABLE items ADD UNIQUE (name)`,
      gets: "failed probe",
    },
    {
      name: "an event trigger that refuses",
      sql: `ALTER TABLE items ADD UNIQUE (name); ${eventTrigger}`,
      gets: "passed",
    },
  ],
);

const wide = madeUp(
  [
    {
      kind: "schema",
      probes: [
        {
          sql: "INSERT INTO items (id, name, code) VALUES (900, 'a', 'abcdef')",
          says: "A long code was refused.",
        },
      ],
    },
  ],
  "ALTER TABLE items ALTER code TYPE text",
);
gradeHostile(
  "schema, a wider column",
  { ...wide, wrong: { sql: "ALTER TABLE items ALTER code TYPE char(5)", gets: "failed probe" } },
  [
    { name: "varchar", sql: "ALTER TABLE items ALTER code TYPE varchar(100)", gets: "passed" },
    {
      name: "a rule that throws rows away",
      sql: "CREATE RULE r AS ON INSERT TO items DO INSTEAD NOTHING",
      gets: "failed probe",
    },
    {
      name: "a view that takes everything",
      sql: `ALTER TABLE items RENAME TO kept; CREATE VIEW items AS SELECT id, name, code::text AS code FROM kept; CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; CREATE TRIGGER t INSTEAD OF INSERT ON items FOR EACH ROW EXECUTE FUNCTION t()`,
      gets: "failed probe",
    },
  ],
);
