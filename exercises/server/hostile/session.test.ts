import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT id, name FROM items WHERE id > 2";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT id, name FROM items WHERE id >= 2", gets: "failed rows" },
};

const transactions: HostileAnswer[] = [
  { name: "COMMIT before it", sql: `COMMIT; ${right}`, gets: "passed" },
  { name: "ROLLBACK before it", sql: `ROLLBACK; ${right}`, gets: "passed" },
  { name: "an open transaction", sql: `BEGIN; ${right}`, gets: "passed" },
  { name: "a whole transaction", sql: `BEGIN; ${right}; COMMIT`, gets: "passed" },
  {
    name: "rows that COMMIT keeps",
    sql: `BEGIN; DELETE FROM items WHERE id = 3; COMMIT; ${right}`,
    gets: "failed rows",
  },
  {
    name: "rows that ROLLBACK gives back",
    sql: `BEGIN; DELETE FROM items; ROLLBACK; ${right}`,
    gets: "passed",
  },
  { name: "an open transaction that deletes all", sql: "BEGIN; DELETE FROM items", gets: "failed no-result" },
  { name: "a failed transaction", sql: `BEGIN; SELECT 1/0; ${right}`, gets: "rejected 22012" },
  {
    name: "savepoints",
    sql: `BEGIN; SAVEPOINT a; DELETE FROM items; ROLLBACK TO a; ${right}`,
    gets: "passed",
  },
  { name: "1,000 savepoints", sql: `BEGIN;${"SAVEPOINT a;".repeat(1_000)}${right}`, gets: "passed" },
  { name: "a prepared transaction", sql: `BEGIN; ${right}; PREPARE TRANSACTION 'a'`, gets: "rejected 55000" },
  { name: "a read-only transaction left open", sql: `BEGIN READ ONLY; ${right}`, gets: "passed" },
  { name: "a write in it", sql: `BEGIN READ ONLY; DELETE FROM items; ${right}`, gets: "rejected 25006" },
  {
    name: "SERIALIZABLE",
    sql: `BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; ${right}`,
    gets: "passed",
  },
  {
    name: "every session READ ONLY",
    sql: `SET default_transaction_read_only = on; ${right}`,
    gets: "passed",
  },
  {
    name: "COMMIT in a DO block",
    sql: `DO $$ BEGIN DELETE FROM items; COMMIT; END $$; ${right}`,
    gets: "failed rows",
  },
];

const settings: HostileAnswer[] = [
  ...[
    "search_path = public, pg_catalog",
    "TimeZone = 'Asia/Tokyo'",
    "DateStyle = 'German'",
    "IntervalStyle = 'sql_standard'",
    "extra_float_digits = -15",
    "bytea_output = 'escape'",
    "lc_monetary = 'C'",
    "lc_messages = 'C'",
    "statement_timeout = 0",
    "transaction_timeout = 1",
    "statement_timeout = 1",
    "idle_in_transaction_session_timeout = 1",
    "client_min_messages = 'debug5'",
    "session_replication_role = replica",
    "row_security = off",
    "enable_seqscan = off",
    "default_table_access_method = 'heap'",
    "transform_null_equals = on",
    "array_nulls = off",
    "quote_all_identifiers = on",
    "exit_on_error = on",
    "zero_damaged_pages = on",
    "ignore_checksum_failure = on",
    "allow_system_table_mods = on",
    "max_stack_depth = '7000kB'",
    "work_mem = '64kB'",
    "temp_buffers = '1GB'",
    "backslash_quote = on",
  ].map((setting) => ({ name: `SET ${setting}`, sql: `SET ${setting}; ${right}`, gets: "passed" })),
  { name: "an empty search path", sql: `SET search_path = ''; ${right}`, gets: "rejected 42P01" },
  {
    name: "a search path that does not exist",
    sql: `SET search_path = nowhere; ${right}`,
    gets: "rejected 42P01",
  },
  {
    name: "= NULL that is true by a setting",
    sql: "SET transform_null_equals = on; SELECT id, name FROM items WHERE id = NULL",
    gets: "failed rows",
  },
  {
    name: "an encoding whose library is not there",
    sql: `SET client_encoding = 'LATIN1'; ${right}`,
    gets: "rejected 58P01",
  },
  { name: "an error that ends the server", sql: "SET exit_on_error = on; SELECT 1/0", gets: "our fault" },
  { name: "RESET ALL", sql: `RESET ALL; ${right}`, gets: "passed" },
  {
    name: "settings of database and role",
    sql: `ALTER DATABASE postgres SET search_path = nope; ALTER ROLE postgres SET work_mem = '64kB'; ${right}`,
    gets: "passed",
  },
  {
    name: "ALTER SYSTEM",
    sql: `ALTER SYSTEM SET work_mem = '77MB'; SELECT pg_reload_conf(); ${right}`,
    gets: "failed several-results",
  },
  {
    name: "ALTER SYSTEM alone",
    sql: `ALTER SYSTEM SET default_transaction_read_only = on; ${right}`,
    gets: "passed",
  },
  {
    name: "set_config in the query",
    sql: `${right} AND set_config('search_path', 'nowhere', false) <> ''`,
    gets: "passed",
  },
];

const roles: HostileAnswer[] = [
  { name: "RESET ROLE", sql: `RESET ROLE; ${right}`, gets: "passed" },
  { name: "SET ROLE to nobody", sql: `SET ROLE nobody; ${right}`, gets: "rejected 22023" },
  { name: "a role without rights", sql: `CREATE ROLE bob; SET ROLE bob; ${right}`, gets: "rejected 42501" },
  { name: "and back", sql: `CREATE ROLE bob; SET ROLE bob; RESET ROLE; ${right}`, gets: "passed" },
  {
    name: "another session user",
    sql: `CREATE ROLE bob; SET SESSION AUTHORIZATION bob; ${right}`,
    gets: "rejected 42501",
  },
  { name: "no superuser any more", sql: `ALTER ROLE postgres NOSUPERUSER; ${right}`, gets: "rejected 0A000" },
  {
    name: "no superuser in the catalogue",
    sql: `UPDATE pg_authid SET rolsuper = false; ${right}`,
    gets: "passed",
  },
  { name: "rights taken away", sql: `REVOKE ALL ON items FROM PUBLIC, postgres; ${right}`, gets: "passed" },
];

const sessionState: HostileAnswer[] = [
  { name: "PREPARE and EXECUTE", sql: `PREPARE q AS ${right}; EXECUTE q`, gets: "passed" },
  { name: "PREPARE alone", sql: `PREPARE q AS ${right}`, gets: "failed no-result" },
  { name: "EXECUTE of a statement of an earlier grade", sql: "EXECUTE q", gets: "rejected 26000" },
  { name: "DEALLOCATE ALL", sql: `DEALLOCATE ALL; ${right}`, gets: "passed" },
  { name: "DISCARD ALL", sql: `DISCARD ALL; ${right}`, gets: "passed" },
  { name: "DISCARD ALL in a transaction", sql: `BEGIN; DISCARD ALL; ${right}`, gets: "rejected 25001" },
  { name: "LISTEN and NOTIFY", sql: `LISTEN a; NOTIFY a, 'x'; ${right}`, gets: "passed" },
  {
    name: "10,000 notifications",
    sql: `LISTEN a; DO $$ BEGIN FOR i IN 1..10000 LOOP PERFORM pg_notify('a', i::text); END LOOP; END $$; ${right}`,
    gets: "passed",
  },
  {
    name: "an advisory lock",
    sql: `DO $$ BEGIN PERFORM pg_advisory_lock(5); END $$; ${right}`,
    gets: "passed",
  },
  {
    name: "an advisory lock, shown",
    sql: `SELECT pg_advisory_lock(5); ${right}`,
    gets: "failed several-results",
  },
  {
    name: "100,000 advisory locks",
    sql: "SELECT pg_advisory_lock(i) FROM generate_series(1, 100000) AS i",
    gets: "stopped memory",
  },
  { name: "LOCK TABLE", sql: `BEGIN; LOCK TABLE items IN ACCESS EXCLUSIVE MODE; ${right}`, gets: "passed" },
  { name: "LOCK TABLE outside a transaction", sql: `LOCK TABLE items; ${right}`, gets: "rejected 25P01" },
  { name: "a cursor", sql: `BEGIN; DECLARE c CURSOR FOR ${right}; FETCH ALL FROM c`, gets: "passed" },
  {
    name: "a cursor in two fetches",
    sql: `BEGIN; DECLARE c CURSOR FOR ${right}; FETCH 1 FROM c; FETCH ALL FROM c`,
    gets: "failed several-results",
  },
  {
    name: "a cursor that outlives its transaction",
    sql: `DECLARE c CURSOR WITH HOLD FOR ${right}; FETCH ALL FROM c`,
    gets: "passed",
  },
  {
    name: "a sequence that moved",
    sql: `CREATE SEQUENCE s; SELECT nextval('s'); ${right}`,
    gets: "failed several-results",
  },
  {
    name: "a seed of random numbers",
    sql: `DO $$ BEGIN PERFORM setseed(0.1); END $$; ${right}`,
    gets: "passed",
  },
  {
    name: "an extension that is not there",
    sql: `CREATE EXTENSION dblink; ${right}`,
    gets: "rejected 0A000",
  },
  { name: "an extension that is there", sql: `CREATE EXTENSION plpgsql; ${right}`, gets: "rejected 42710" },
  { name: "a language taken away", sql: `DROP EXTENSION plpgsql; ${right}`, gets: "passed" },
  { name: "a database of its own", sql: `CREATE DATABASE evil TEMPLATE postgres; ${right}`, gets: "passed" },
  {
    name: "the end of the backend",
    sql: "SELECT pg_terminate_backend(pg_backend_pid())",
    gets: "failed column-count",
  },
];

gradeHostile("transactions", target, transactions);
gradeHostile("settings", target, settings);
gradeHostile("roles", target, roles);
gradeHostile("what a session keeps", target, sessionState);
