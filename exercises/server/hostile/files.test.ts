import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT id, name FROM items WHERE id > 2";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT id, name FROM items WHERE id >= 2", gets: "failed rows" },
};

const copies: HostileAnswer[] = [
  { name: "COPY TO PROGRAM", sql: `COPY (SELECT 1) TO PROGRAM 'id'; ${right}`, gets: "our fault" },
  { name: "COPY FROM PROGRAM", sql: "COPY items FROM PROGRAM 'id'", gets: "our fault" },
  { name: "COPY FROM STDIN", sql: `COPY items FROM STDIN; ${right}`, gets: "rejected 57014" },
  { name: "COPY FROM STDIN with rows", sql: "COPY items FROM STDIN;\n1\tx\n\\.\n", gets: "rejected 57014" },
  {
    name: "COPY FROM /dev/blob",
    sql: `CREATE TABLE c (l text); COPY c FROM '/dev/blob'; ${right}`,
    gets: "our fault",
  },
  {
    name: "COPY FROM a file of the host",
    sql: `CREATE TABLE c (l text); COPY c FROM '/etc/passwd'; ${right}`,
    gets: "rejected 58P01",
  },
  {
    name: "COPY FROM the project",
    sql: `CREATE TABLE c (l text); COPY c FROM '${process.cwd()}/package.json'`,
    gets: "rejected 58P01",
  },
  { name: "COPY TO a file", sql: `COPY items TO '/tmp/items.txt'; ${right}`, gets: "passed" },
  {
    name: "COPY FROM a file of an earlier grade",
    sql: "CREATE TABLE c (l text); COPY c FROM '/tmp/items.txt'",
    gets: "rejected 58P01",
  },
  {
    name: "COPY over pg_control",
    sql: `COPY (SELECT 'junk') TO '/pglite/data/global/pg_control'; ${right}`,
    gets: "passed",
  },
];

const files: HostileAnswer[] = [
  { name: "pg_read_file of the host", sql: "SELECT 1, pg_read_file('/etc/passwd')", gets: "rejected 58P01" },
  {
    name: "pg_read_file of the environment",
    sql: "SELECT 1, pg_read_file('/proc/self/environ')",
    gets: "rejected 58P01",
  },
  { name: "pg_ls_dir", sql: "SELECT 1, pg_ls_dir('/srv')", gets: "rejected 58P01" },
  { name: "lo_import", sql: "SELECT lo_import('/etc/passwd'), 'x'", gets: "rejected 58P01" },
  {
    name: "lo_export",
    sql: `DO $$ BEGIN PERFORM lo_from_bytea(99, 'abc'); PERFORM lo_export(99, '/tmp/x.so'); END $$; ${right}`,
    gets: "passed",
  },
  {
    name: "LOAD of what was exported",
    sql: `DO $$ BEGIN PERFORM lo_from_bytea(99, '\\x0061736d01000000'); PERFORM lo_export(99, '/tmp/x.so'); END $$; LOAD '/tmp/x.so'`,
    gets: "rejected XX000",
  },
  {
    name: "a C function",
    sql: "CREATE FUNCTION s(text) RETURNS int LANGUAGE c AS '/lib/libc.so.6', 'system'",
    gets: "rejected 58P01",
  },
  { name: "a foreign table on a file", sql: "CREATE EXTENSION file_fdw", gets: "rejected 0A000" },
  {
    name: "the hosts that may log in",
    sql: "SELECT count(*), 'x' FROM pg_hba_file_rules",
    gets: "failed rows",
  },
  {
    name: "another log",
    sql: `DO $$ BEGIN PERFORM pg_switch_wal(); END $$; CHECKPOINT; ${right}`,
    gets: "passed",
  },
  { name: "VACUUM FULL", sql: `VACUUM FULL; REINDEX DATABASE postgres; ${right}`, gets: "passed" },
  {
    name: "an in-place tablespace",
    sql: `SET allow_in_place_tablespaces = on; CREATE TABLESPACE ts LOCATION ''; CREATE TABLE q (a int) TABLESPACE ts; ${right}`,
    gets: "passed",
  },
];

gradeHostile("COPY", target, copies);
gradeHostile("files", target, files);
