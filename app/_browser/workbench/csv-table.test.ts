import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { pageLimits } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { columnType } from "./column-type";
import { parseCsv } from "./csv";
import { csvTable } from "./csv-table";

const fields = (text: string) => {
  const csv = parseCsv(text);
  return csv.ok ? csv.rows.map((row) => row.fields) : csv;
};

describe("parseCsv(text)", () => {
  it("tells an empty field from an empty text", () => {
    expect(fields('a,b,c\n,"",x')).toEqual([
      ["a", "b", "c"],
      [null, "", "x"],
    ]);
  });
  it("keeps delimiters, line ends and doubled quotation marks inside quotes", () => {
    expect(fields('a,b\r\n"x, y","one\r\n""two"""\r\n')).toEqual([
      ["a", "b"],
      ["x, y", 'one\n"two"'],
    ]);
  });
  it.each([
    ["a;b\n1,5;2", ";"],
    ["a\tb", "\t"],
    ['"a;b",c', ","],
    ["\uFEFFa", ","],
  ])("finds the delimiter of %j", (text, delimiter) => {
    expect(parseCsv(text)).toMatchObject({ ok: true, delimiter });
  });
  it("skips lines without anything, and gives the line of each row", () => {
    const csv = parseCsv('a,b\n\n"x\ny",2\n3,\n\n');
    expect(csv.ok && csv.rows).toEqual([
      { line: 1, fields: ["a", "b"] },
      { line: 3, fields: ["x\ny", "2"] },
      { line: 5, fields: ["3", null] },
    ]);
  });
  it("ends a file at a delimiter with one more empty field", () => {
    expect(fields("a,b\n1,")).toEqual([
      ["a", "b"],
      ["1", null],
    ]);
  });
  it("names the line of a quotation mark that is never closed, and of one in the middle", () => {
    expect(parseCsv('a\n1\n"x\ny')).toMatchObject({ ok: false, line: 3 });
    expect(parseCsv('a\n"x"y')).toMatchObject({ ok: false, line: 2 });
  });
});

describe("columnType(values)", () => {
  it.each([
    [["1", null, "-7"], "integer"],
    [["1", "2147483648"], "bigint"],
    [["1", "9223372036854775808"], "numeric"],
    [["1.50", "2"], "numeric"],
    [["007"], "text"],
    [["true", "FALSE"], "boolean"],
    [["t"], "text"],
    [["2026-02-28"], "date"],
    [["2026-02-30"], "text"],
    [["2026-01-01 10:00", "2026-01-01T10:00:00.123456"], "timestamp"],
    [["2026-01-01T10:00:00Z", "2026-01-01 10:00:00+02"], "timestamptz"],
    [["2026-01-01 25:00"], "text"],
    [["1", ""], "text"],
    [[null], "text"],
    [["1e5"], "text"],
  ])("reads %j as %s", (values, type) => expect(columnType(values)).toBe(type));
});

describe("csvTable(file, text, taken)", () => {
  const engine = createNodeEngine({ spare: false });
  beforeEach(() => engine.reset({ name: "none", version: "0", files: [] }));
  afterAll(() => engine.close());

  it("makes a table that holds what the file held", async () => {
    const made = csvTable(
      "Größte Orte 2026.csv",
      'Id;Order;Größe in m²;Since;"Note"\n1;"a\'b";1.5;2026-01-01;\n2;"c\\d";;2026-02-01;""\n',
      ["grosste_orte_2026"],
    );
    if (!made.ok) throw new Error(made.message);
    expect(made.columns).toEqual([
      { name: "id", type: "integer" },
      { name: "order", type: "text" },
      { name: "große_in_m2".replace("ß", "_"), type: "numeric" },
      { name: "since", type: "date" },
      { name: "note", type: "text" },
    ]);
    const outcomes = await engine.run(`${made.sql} table ${made.table} order by id`, pageLimits);
    expect(outcomes.at(-1)).toMatchObject({
      rows: [
        ["1", "a'b", "1.5", "2026-01-01", null],
        ["2", "c\\d", null, "2026-02-01", ""],
      ],
    });
  });

  it("loads more rows than one INSERT holds, and takes a name that is free", async () => {
    const text = `n\n${Array.from({ length: 1_234 }, (_, i) => i).join("\n")}`;
    const made = csvTable("data/orders.csv", text, ["orders", "orders_2"]);
    if (!made.ok) throw new Error(made.message);
    expect(made.table).toBe("orders_3");
    const outcomes = await engine.run(`${made.sql} select count(*), max(n) from orders_3`, pageLimits);
    expect(outcomes.at(-1)).toMatchObject({ rows: [["1234", "1233"]] });
  });

  it.each([
    ["", "x.csv is empty"],
    ["a,b\n1,2\n3", "x.csv, line 3: the first line names 2 columns, this one has 1"],
    ["a,A\n1,2", "x.csv, line 1: two columns are called a"],
    ['a\n"', "x.csv, line 2: A quotation mark"],
  ])("says what is wrong with %j and where", (text, words) => {
    const made = csvTable("x.csv", text, []);
    expect(made.ok ? "" : made.message).toContain(words);
  });

  it("names columns without a name", () => {
    const made = csvTable("1.csv", "a,,!\n1,2,3", []);
    expect(made.ok && made.columns.map(({ name }) => name)).toEqual(["a", "column_2", "column_3"]);
    expect(made.ok && made.table).toBe("_1");
  });
});
