import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const transactions: HostileAnswer[] = [
  ...hostile("transactions", [
    ["COMMIT before it", `COMMIT; ${right}`, "passed"],
    ["ROLLBACK before it", `ROLLBACK; ${right}`, "passed"],
    ["an open transaction", `BEGIN; ${right}`, "passed"],
    ["a whole transaction", `BEGIN; ${right}; COMMIT`, "passed"],
    ["a failed transaction", `BEGIN; SELECT 1/0; ${right}`, "rejected 22012"],
    ["a prepared transaction", `BEGIN; ${right}; PREPARE TRANSACTION 'a'`, "rejected 55000"],
    ["a read-only transaction left open", `BEGIN READ ONLY; ${right}`, "passed"],
    ["a write in it", `BEGIN READ ONLY; DELETE FROM customers; ${right}`, "rejected 25006"],
    ["SERIALIZABLE", `BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; ${right}`, "passed"],
    ["every session READ ONLY", `SET default_transaction_read_only = on; ${right}`, "passed"],
  ]),
  ...hostile("roles", [
    ["RESET ROLE", `RESET ROLE; ${right}`, "passed"],
    ["SET ROLE to nobody", `SET ROLE nobody; ${right}`, "rejected 22023"],
    ["a role without rights", `CREATE ROLE bob; SET ROLE bob; ${right}`, "rejected 42501"],
    ["and back", `CREATE ROLE bob; SET ROLE bob; RESET ROLE; ${right}`, "passed"],
    ["another session user", `CREATE ROLE bob; SET SESSION AUTHORIZATION bob; ${right}`, "rejected 42501"],
    ["no superuser any more", `ALTER ROLE postgres NOSUPERUSER; ${right}`, "rejected 0A000"],
    ["no superuser in the catalogue", `UPDATE pg_authid SET rolsuper = false; ${right}`, "passed"],
    ["rights taken away", `REVOKE ALL ON customers FROM PUBLIC, postgres; ${right}`, "passed"],
  ]),
];
