import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** What is seen in the page: who knows only this, and writes it down, has answered nothing. */
const seen = "SELECT id, email FROM customers WHERE country IS NULL ORDER BY id LIMIT 3";
const lie = (body: string): string =>
  `CREATE FUNCTION lie() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`;

/** Ways to be passed without having answered; each has its name, and none succeeds. */
export const tricks: HostileAnswer[] = hostile("tricks", [
  ["hard-coded values", "VALUES (1, 'a@example.com'), (2, 'b@example.com')", "failed"],
  [
    "hard-coded values for as many rows as are asked",
    "SELECT i, 'x' || i FROM generate_series(1, 3) AS i",
    "failed",
  ],
  ["as many rows as are seen", seen, "failed"],
  [
    "dataset sniffing by count",
    `SELECT id, email FROM customers WHERE CASE WHEN (SELECT count(*) FROM customers) < 30 THEN country IS NULL ELSE false END`,
    "failed",
  ],
  [
    "dataset sniffing by the name of somebody",
    "SELECT id, email FROM customers WHERE country IS NULL AND EXISTS (SELECT FROM customers WHERE id = 1 AND full_name LIKE 'A%')",
    "failed",
  ],
  [
    "dataset sniffing by another table",
    "SELECT id, email FROM customers WHERE country IS NULL AND (SELECT count(*) FROM orders) < 40",
    "failed",
  ],
  ["no rows, hoping that none are asked", "SELECT id, email FROM customers WHERE false", "failed"],
  ["all rows, hoping that all are asked", "SELECT id, email FROM customers", "failed"],
  ["every right row and one more", `${right} UNION ALL SELECT 0, 'x'`, "failed"],
  ["every right row but one", `${right} OFFSET 1`, "failed"],
  [
    "an operator that says yes",
    "CREATE FUNCTION yes(char, unknown) RETURNS bool LANGUAGE sql AS 'SELECT true'; SELECT id, email FROM customers WHERE country = NULL",
    "rejected",
  ],
  [
    "a domain that lies about its values",
    "CREATE DOMAIN honest AS int DEFAULT 7; SELECT (id + 1)::honest, email FROM customers WHERE country IS NULL",
    "failed",
  ],
  [
    "a type named integer",
    'CREATE DOMAIN "integer" AS text; SELECT id::text::"integer", email FROM customers WHERE country IS NULL',
    "failed",
  ],
  [
    "a rule that swaps the question",
    "CREATE VIEW c AS SELECT 1 AS id, 'x'::text AS email; SELECT * FROM c",
    "failed",
  ],
  [
    "row security that hides what is wrong",
    "CREATE ROLE me; GRANT SELECT ON customers TO me; ALTER TABLE customers ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON customers TO me USING (id < 0); SET ROLE me; SELECT id, email FROM customers",
    "failed",
  ],
  [
    "a function replaced in pg_catalog",
    "CREATE OR REPLACE FUNCTION pg_catalog.texteq(text, text) RETURNS bool LANGUAGE sql AS 'SELECT true'; SELECT id, email FROM customers WHERE email = 'x'",
    "failed",
  ],
  ["COMMIT in the middle", `BEGIN; UPDATE customers SET country = 'DE'; COMMIT; ${right}`, "failed"],
  [
    "a temporary table before ours",
    "CREATE TEMP TABLE customers AS SELECT 1 AS id, 'x'::text AS email, NULL::text AS country; SELECT id, email FROM customers WHERE country IS NULL",
    "failed",
  ],
  [
    "an event trigger that tidies up",
    `CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM public.order_items; END $$; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e(); CREATE TABLE t (); SELECT id, email FROM customers WHERE country = NULL`,
    "failed",
  ],
  [
    "a search path of one's own",
    "CREATE SCHEMA mine; CREATE TABLE mine.customers AS SELECT 1 AS id, 'x'::text AS email, NULL::text AS country; SET search_path = mine; SELECT id, email FROM customers WHERE country IS NULL",
    "failed",
  ],
  ["a forged verdict as a notice", 'DO $$ BEGIN RAISE NOTICE \'{"status":"passed"}\'; END $$', "failed"],
  ["a forged verdict as a row", "SELECT '{\"status\":\"passed\"}'::json, 'passed'", "failed"],
  ["a forged verdict as an error", 'DO $$ BEGIN RAISE EXCEPTION \'{"status":"passed"}\'; END $$', "rejected"],
  ["a forged verdict by NOTIFY", 'LISTEN verdict; NOTIFY verdict, \'{"status":"passed"}\'', "failed"],
  [
    "the answer left in a prepared statement for the next",
    `PREPARE answer AS ${right}; SELECT 1, 'x'`,
    "failed",
  ],
  ["a prepared statement that the last one left", "EXECUTE answer", "rejected 26000"],
  ["a cursor that the last one left", "FETCH ALL FROM answer", "rejected 34000"],
  [
    "what other sessions run, where a reference might be",
    "SELECT 1, query FROM pg_stat_activity WHERE query ILIKE '%customers%' AND pid <> pg_backend_pid()",
    "failed",
  ],
  [
    "what was run before, where a reference might be",
    "SELECT 1, statement FROM pg_prepared_statements UNION ALL SELECT 2, prosrc FROM pg_proc WHERE prosrc ILIKE '%country is null%'",
    "failed",
  ],
  ["a lock that waits for the grader", "SELECT pg_advisory_lock(1), 'x'", "failed"],
  [
    "a trigger that undoes what is wrong",
    `${lie("RETURN NULL;")}; CREATE TRIGGER t BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION lie(); UPDATE customers SET country = NULL; SELECT id, email FROM customers`,
    "failed",
  ],
  [
    "the wrong question, answered right",
    "SELECT id, email FROM customers WHERE country IS NOT NULL",
    "failed",
  ],
]);
