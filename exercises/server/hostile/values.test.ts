import { gradeHostile, madeUp } from "./bench";

const near = madeUp([{ kind: "rows" }], "SELECT id, price / 3 AS third FROM items", {
  numbers: { tolerance: 0.01 },
});
gradeHostile(
  "numbers with a tolerance",
  { ...near, wrong: { sql: "SELECT id, price / 2 FROM items", gets: "failed cells" } },
  [
    { name: "a hair off", sql: "SELECT id, price / 3 + 0.009 FROM items", gets: "passed" },
    { name: "more than a hair", sql: "SELECT id, price / 3 + 0.011 FROM items", gets: "failed cells" },
    {
      name: "infinity",
      sql: "SELECT id, 'Infinity'::float8 FROM items",
      gets: "failed cells",
    },
    {
      name: "minus infinity",
      sql: "SELECT id, '-Infinity'::numeric FROM items",
      gets: "failed cells",
    },
    {
      name: "infinity in every column",
      sql: "SELECT 'Infinity'::float8, 'Infinity'::float8 FROM items",
      gets: "failed rows",
    },
    { name: "NaN", sql: "SELECT id, 'NaN'::float8 FROM items", gets: "failed cells" },
    {
      name: "the largest number there is",
      sql: "SELECT id, 1.7e308::float8 FROM items",
      gets: "failed cells",
    },
  ],
);

const times = madeUp([{ kind: "rows" }], "SELECT id, made, weight, raw FROM items");
gradeHostile(
  "times, floats and bytes",
  { ...times, wrong: { sql: "SELECT id, made, weight, NULL::bytea FROM items", gets: "failed cells" } },
  [
    {
      name: "another time zone",
      sql: "SET TimeZone = 'Asia/Tokyo'; SELECT id, made, weight, raw FROM items",
      gets: "passed",
    },
    {
      name: "another style of dates",
      sql: "SET DateStyle = 'SQL, DMY'; SELECT id, made, weight, raw FROM items",
      gets: "failed date-style",
    },
    {
      name: "other bytes on paper",
      sql: "SET bytea_output = escape; SELECT id, made, weight, raw FROM items",
      gets: "passed",
    },
    {
      name: "fewer digits of a float",
      sql: "SET extra_float_digits = -14; SELECT id, made, weight + 0.1, raw FROM items",
      gets: "failed cells",
    },
    {
      name: "digits cut off until they agree",
      sql: "SET extra_float_digits = -15; SELECT id, made, weight, raw FROM items",
      gets: "failed cells",
    },
    {
      name: "an instant an hour off, shown in another zone",
      sql: "SET TimeZone = '<+00>-01'; SELECT id, made - interval '1 hour', weight, raw FROM items",
      gets: "failed cells",
    },
  ],
);

const zero = madeUp([{ kind: "rows" }], "SELECT 0::float8, 'NaN'::numeric, 'infinity'::timestamp");
gradeHostile(
  "the odd values",
  { ...zero, wrong: { sql: "SELECT 0, 0, 'infinity'::timestamp", gets: "failed cells" } },
  [
    { name: "-0", sql: "SELECT '-0'::float8, 'NaN'::float8, 'infinity'::timestamp", gets: "passed" },
    {
      name: "-0.000 and -infinity",
      sql: "SELECT '-0.000'::numeric, 'NaN'::numeric, '-infinity'::timestamp",
      gets: "failed cells",
    },
    {
      name: "infinity for NaN",
      sql: "SELECT 0, 'Infinity'::numeric, 'infinity'::timestamp",
      gets: "failed cells",
    },
    {
      name: "the same instant with a zone",
      sql: "SELECT 0, 'NaN'::numeric, 'infinity'::timestamptz",
      gets: "failed type",
    },
  ],
);
