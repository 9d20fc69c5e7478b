import { afterAll, describe, expect, it } from "vitest";
import { readSchema } from "../catalog";
import { createNodeEngine } from "./engine";

const engine = createNodeEngine({ spare: false });
afterAll(() => engine.close());

describe("readSchema(engine)", () => {
  it("gives tables with counted rows, typed columns and keys, in the order of their creation", async () => {
    const text = `create table ship (id int primary key, name varchar(20) not null unique, built date default current_date);
      create table "Call" (ship_id int references ship, port text, primary key (ship_id, port));
      insert into ship values (1, 'Ada'), (2, 'Bell');
      create view fleet as select name from ship;`;
    await engine.reset({ name: "ships", version: "1", files: [{ path: "schema.sql", text }] });
    const { tables } = await readSchema(engine);
    expect(tables.map((t) => [t.name, t.kind, t.rows])).toEqual([
      ["ship", "table", 2],
      ["Call", "table", 0],
      ["fleet", "view", null],
    ]);
    expect(tables[0]).toMatchObject({ primaryKey: ["id"], uniqueKeys: [["name"]] });
    expect(tables[0]?.columns[1]).toEqual({
      name: "name",
      type: "character varying(20)",
      notNull: true,
      default: null,
    });
    expect(tables[1]).toMatchObject({
      primaryKey: ["ship_id", "port"],
      foreignKeys: [{ columns: ["ship_id"], table: "ship", references: ["id"] }],
    });
  });
});
