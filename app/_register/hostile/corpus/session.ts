import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const session: HostileAnswer[] = [
  ...hostile("what a session keeps", [
    ["PREPARE and EXECUTE", `PREPARE q AS ${right}; EXECUTE q`, "passed"],
    ["PREPARE alone", `PREPARE q AS ${right}`, "failed"],
    ["EXECUTE of a statement of an earlier grade", "EXECUTE q", "rejected 26000"],
    ["DEALLOCATE ALL", `DEALLOCATE ALL; ${right}`, "passed"],
    ["DISCARD ALL", `DISCARD ALL; ${right}`, "passed"],
    ["DISCARD ALL in a transaction", `BEGIN; DISCARD ALL; ${right}`, "rejected 25001"],
    ["LISTEN and NOTIFY", `LISTEN a; NOTIFY a, 'x'; ${right}`, "passed"],
    [
      "10,000 notifications",
      `LISTEN a; DO $$ BEGIN FOR i IN 1..10000 LOOP PERFORM pg_notify('a', i::text); END LOOP; END $$; ${right}`,
      "passed",
    ],
    ["an advisory lock", `DO $$ BEGIN PERFORM pg_advisory_lock(5); END $$; ${right}`, "passed"],
    ["an advisory lock, shown", `SELECT pg_advisory_lock(5); ${right}`, "failed"],
    [
      "100,000 advisory locks",
      "SELECT pg_advisory_lock(i) FROM generate_series(1, 100000) AS i",
      "stopped",
      true,
    ],
    ["LOCK TABLE", `BEGIN; LOCK TABLE customers IN ACCESS EXCLUSIVE MODE; ${right}`, "passed"],
    ["LOCK TABLE outside a transaction", `LOCK TABLE customers; ${right}`, "rejected 25P01"],
    ["a cursor", `BEGIN; DECLARE c CURSOR FOR ${right}; FETCH ALL FROM c`, "passed"],
    [
      "a cursor in two fetches",
      `BEGIN; DECLARE c CURSOR FOR ${right}; FETCH 1 FROM c; FETCH ALL FROM c`,
      "failed",
    ],
    [
      "a cursor that outlives its transaction",
      `DECLARE c CURSOR WITH HOLD FOR ${right}; FETCH ALL FROM c`,
      "passed",
    ],
    ["a sequence that moved", `CREATE SEQUENCE s; SELECT nextval('s'); ${right}`, "failed"],
    ["a seed of random numbers", `DO $$ BEGIN PERFORM setseed(0.1); END $$; ${right}`, "passed"],
    ["an extension that is not there", `CREATE EXTENSION dblink; ${right}`, "rejected 0A000"],
    ["an extension that is there", `CREATE EXTENSION plpgsql; ${right}`, "rejected 42710"],
    ["a language taken away", `DROP EXTENSION plpgsql; ${right}`, "passed"],
    ["a database of its own", `CREATE DATABASE evil TEMPLATE postgres; ${right}`, "passed", true],
    ["the end of the backend", "SELECT pg_terminate_backend(pg_backend_pid())", "failed"],
  ]),
];
