import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const files: HostileAnswer[] = [
  ...hostile("COPY", [
    ["COPY TO PROGRAM", `COPY (SELECT 1) TO PROGRAM 'id'; ${right}`, "our fault", true],
    ["COPY FROM PROGRAM", "COPY customers FROM PROGRAM 'id'", "our fault", true],
    ["COPY FROM STDIN", `COPY customers FROM STDIN; ${right}`, "rejected 57014"],
    ["COPY FROM STDIN with rows", "COPY customers FROM STDIN;\n1\tx\n\\.\n", "rejected 57014"],
    ["COPY FROM /dev/blob", `CREATE TABLE c (l text); COPY c FROM '/dev/blob'; ${right}`, "our fault", true],
    [
      "COPY FROM a file of the host",
      `CREATE TABLE c (l text); COPY c FROM '/etc/passwd'; ${right}`,
      "rejected 58P01",
    ],
    ["COPY TO a file", `COPY customers TO '/tmp/customers.txt'; ${right}`, "passed"],
    [
      "COPY FROM a file of an earlier grade",
      "CREATE TABLE c (l text); COPY c FROM '/tmp/customers.txt'",
      "rejected 58P01",
    ],
    ["COPY over pg_control", `COPY (SELECT 'junk') TO '/pglite/data/global/pg_control'; ${right}`, "passed"],
  ]),
  ...hostile("files", [
    ["pg_read_file of the host", "SELECT 1, pg_read_file('/etc/passwd')", "rejected 58P01"],
    ["pg_read_file of the environment", "SELECT 1, pg_read_file('/proc/self/environ')", "rejected 58P01"],
    ["pg_ls_dir", "SELECT 1, pg_ls_dir('/srv')", "rejected 58P01"],
    ["lo_import", "SELECT lo_import('/etc/passwd'), 'x'", "rejected 58P01"],
    [
      "lo_export",
      `DO $$ BEGIN PERFORM lo_from_bytea(99, 'abc'); PERFORM lo_export(99, '/tmp/x.so'); END $$; ${right}`,
      "passed",
    ],
    [
      "LOAD of what was exported",
      "DO $$ BEGIN PERFORM lo_from_bytea(99, '\\x0061736d01000000'); PERFORM lo_export(99, '/tmp/x.so'); END $$; LOAD '/tmp/x.so'",
      "rejected XX000",
    ],
    [
      "a C function",
      "CREATE FUNCTION s(text) RETURNS int LANGUAGE c AS '/lib/libc.so.6', 'system'",
      "rejected 58P01",
    ],
    ["a foreign table on a file", "CREATE EXTENSION file_fdw", "rejected 0A000"],
    ["the hosts that may log in", "SELECT count(*), 'x' FROM pg_hba_file_rules", "failed"],
    ["another log", `DO $$ BEGIN PERFORM pg_switch_wal(); END $$; CHECKPOINT; ${right}`, "passed"],
    ["VACUUM FULL", `VACUUM FULL; REINDEX DATABASE postgres; ${right}`, "passed", true],
    [
      "an in-place tablespace",
      `SET allow_in_place_tablespaces = on; CREATE TABLESPACE ts LOCATION ''; CREATE TABLE q (a int) TABLESPACE ts; ${right}`,
      "passed",
    ],
  ]),
];
