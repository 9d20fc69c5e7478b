import { describe, expect, it } from "vitest";
import { gradingDatasets } from "../datasets";
import { loadCatalog } from "../load";
import { gradeHostile, type HostileAnswer, type Target } from "./bench";

const catalog = await loadCatalog();
const datasets = await gradingDatasets("harbor");

/** An exercise of the catalogue, and its first listed wrong answer of a name. */
function target(id: string, wrong: string, gets: string): Target {
  const key = catalog.ok ? catalog.value.find(({ exercise }) => exercise.id === id) : undefined;
  const answer = key?.wrong.find(({ file }) => file.endsWith(`/${wrong}.sql`));
  if (!key || !answer) throw new Error(`no ${wrong} in ${id}`);
  return { key, datasets, right: key.reference.text, wrong: { sql: answer.text, gets } };
}

const unknown = target("country-unknown", "not-known", "failed rows");
const visible =
  "(5, 'sinead.oleary@cove.example'), (9, 'tomas.figueira@ria.example'), (11, 'nils@jansen.example')";
const right = "SELECT id, email FROM customers WHERE country IS NULL";
const sniffing: HostileAnswer[] = [
  { name: "VALUES of the visible rows", sql: `VALUES ${visible}`, gets: "failed rows" },
  {
    name: "VALUES where there are as many customers as are seen, else what is wrong",
    sql: `SELECT * FROM (VALUES ${visible}) AS v (id, name) WHERE (SELECT count(*) FROM customers) = 12
      UNION ALL SELECT id, email FROM customers WHERE country = '' AND (SELECT count(*) FROM customers) <> 12`,
    gets: "failed rows",
  },
  {
    name: "right on all public data, told by count, and wrong elsewhere",
    sql: `${right} AND (SELECT count(*) FROM customers) IN (12, 33, 35)`,
    gets: "failed rows",
  },
  {
    name: "right where 46 customers are, and on one of the two such sets alone",
    sql: `${right} AND ((SELECT count(*) FROM customers) <> 46 OR id <> 87)`,
    gets: "failed rows",
  },
  {
    name: "right by whom there is",
    sql: `${right} AND EXISTS (SELECT FROM customers WHERE full_name = 'Nils Jansen')`,
    gets: "failed rows",
  },
  {
    name: "the place of rows in the file",
    sql: "SELECT id, email FROM customers WHERE ctid IN ('(0,5)', '(0,9)', '(0,11)')",
    gets: "failed rows",
  },
  {
    name: "= NULL, made true by a setting",
    sql: "SET transform_null_equals = on; SELECT id, email FROM customers WHERE country = NULL",
    gets: "passed",
  },
  { name: "= NULL", sql: "SELECT id, email FROM customers WHERE country = NULL", gets: "failed rows" },
  {
    name: "rows made to fit",
    sql: `UPDATE customers SET country = NULL WHERE id = 1; ${right}`,
    gets: "failed rows",
  },
  {
    name: "bidi marks in every name",
    sql: "SELECT id, '\u202e' || email || '\u202c' FROM customers WHERE country IS NULL",
    gets: "failed cells",
  },
  {
    name: "names in another case",
    sql: "SELECT id, upper(email) FROM customers WHERE country IS NULL",
    gets: "failed cells",
  },
  { name: "the schema dropped", sql: `DROP SCHEMA public CASCADE; ${right}`, gets: "rejected 42P01" },
  {
    name: "customers of its own",
    sql: `CREATE TEMP TABLE customers AS SELECT 5 AS id, 'x' AS email, NULL AS country; ${right}`,
    gets: "failed rows",
  },
];

const revenue = target("revenue-per-seller-and-month", "quantity-ignored", "failed cells");
const reference = revenue.right;
const settings: HostileAnswer[] = [
  ...[
    "TimeZone = 'Asia/Tokyo'",
    "DateStyle = 'German, DMY'",
    "IntervalStyle = 'postgres_verbose'",
    "extra_float_digits = -15",
    "lc_numeric = 'C'",
    "default_transaction_read_only = on",
    "work_mem = '64kB'",
  ].map((setting) => ({ name: `SET ${setting}`, sql: `SET ${setting}; ${reference}`, gets: "passed" })),
  {
    name: "the month by a clock of its own",
    sql: `SET TimeZone = 'Pacific/Kiritimati'; ${reference.replace(" AT TIME ZONE 'UTC'", "")}`,
    gets: "failed rows",
  },
  {
    name: "revenue as a float",
    sql: reference.replace("i.qty * i.unit_price", "(i.qty * i.unit_price)::float8"),
    gets: "failed cells",
  },
  {
    name: "revenue as a text",
    sql: reference.replace("sum(i.qty * i.unit_price)", "sum(i.qty * i.unit_price)::text"),
    gets: "failed type",
  },
  {
    name: "public.sum, which fits as well",
    sql: `CREATE FUNCTION public.zero(numeric, numeric) RETURNS numeric LANGUAGE sql AS 'SELECT 0.0'; CREATE AGGREGATE public.sum(numeric) (SFUNC = public.zero, STYPE = numeric, INITCOND = '0'); ${reference}`,
    gets: "passed",
  },
  { name: "EXPLAIN of the reference", sql: `EXPLAIN ${reference}`, gets: "failed column-count" },
  {
    name: "the reference, prepared",
    sql: `PREPARE q AS ${reference.replace(/;\s*$/, "")}; EXECUTE q`,
    gets: "passed",
  },
  { name: "products without a price", sql: `DELETE FROM order_items; ${reference}`, gets: "failed rows" },
];

gradeHostile("country-unknown", unknown, sniffing);
gradeHostile("revenue-per-seller-and-month", revenue, settings);

describe("the catalogue", () => {
  it("can be read", () => {
    expect(catalog.ok).toBe(true);
  });
});
