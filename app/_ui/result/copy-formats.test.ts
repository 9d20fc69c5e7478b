import { afterAll, describe, expect, it } from "vitest";
import { pageLimits } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { copyAs, type Grid } from "./copy-formats";

const grid: Grid = {
  columns: [
    { name: "id", type: "integer", oid: 23 },
    { name: "Full name", type: "text", oid: 25 },
  ],
  rows: [
    ["1", "Anna | Meyer"],
    ["2", null],
    ["3", ""],
    ["4", ' "two"\nlines,\t'],
  ],
};

describe("copyAs(format, grid)", () => {
  it("keeps each row on one line of TSV, with an empty cell for NULL", () => {
    expect(copyAs("TSV", grid)).toBe('id\tFull name\n1\tAnna | Meyer\n2\t\n3\t\n4\t "two" lines, \n');
  });

  it("writes CSV in which NULL and empty text differ and quotes are doubled", () => {
    expect(copyAs("CSV", grid)).toBe('id,Full name\n1,Anna | Meyer\n2,\n3,""\n4," ""two""\nlines,\t"\n');
  });

  it("writes a Markdown table that no value breaks", () => {
    const lines = copyAs("Markdown", grid).split("\n");
    expect(lines[1]).toBe("| ---: | --- |");
    expect(lines[2]).toBe("| 1 | Anna \\| Meyer |");
    expect(lines[5]).toBe('| 4 |  "two"<br>lines,\t |');
  });

  it("says that there is nothing to insert when there are no rows", () => {
    expect(copyAs("INSERT", { ...grid, rows: [] })).toBe("-- The result has no rows.\n");
  });
});

describe("copyAs('INSERT', grid)", () => {
  const engine = createNodeEngine({ spare: false });
  afterAll(() => engine.close());
  const query = String.raw`select * from (values
    (1::numeric, 'NaN'::float8, true, 'it''s \ ', '\x00ff'::bytea, '{"a": "b''c"}'::jsonb, timestamptz '2026-01-01 00:00:00.123456Z', array['x,y', null, 'null'], 'infinity'::date),
    (-0.10, '-Infinity', false, '', ''::bytea, null, null, '{}', null)) t (a, b, c, "D d", e, f, g, h, i)`;

  it("writes values that PostgreSQL reads back exactly", async () => {
    await engine.reset({ name: "none", version: "0", files: [] });
    const [first] = await engine.run(query, pageLimits);
    if (first?.kind !== "rows") throw new Error(JSON.stringify(first));
    const types = first.columns.map(({ name, type }) => `"${name}" ${type}`).join(", ");
    const again = `create table result (${types}); ${copyAs("INSERT", first)} select * from result;`;
    const back = (await engine.run(again, pageLimits)).at(-1);
    expect(back).toMatchObject({ kind: "rows", rows: first.rows });
  });
});
