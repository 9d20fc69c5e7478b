import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageLimits } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { readExplain } from "./plan-json";
import { planModel } from "./plan-model";
import { planText } from "./plan-text";
import { planSummary } from "./plan-words";
import { rowAxis } from "./row-axis";

// City and zip say the same thing twice: the planner multiplies their shares and expects too little.
const tables = `
create table towns (id int primary key, city text, zip text);
insert into towns select i, 'Kiel ' || i % 20, 'z' || i % 20 from generate_series(1, 4000) i;
create table visits (id int primary key, town int references towns, day date);
insert into visits select i, i % 4000 + 1, date '2026-01-01' + i % 30 from generate_series(1, 6000) i;
create index visits_town on visits (town);
analyze towns; analyze visits;`;

const engine = createNodeEngine({ spare: false });
beforeAll(() => engine.reset({ name: "plans", version: "1", files: [{ path: "tables.sql", text: tables }] }));
afterAll(() => engine.close());

async function explain(options: string, statement: string): Promise<string> {
  const [outcome] = await engine.run(`explain (${options}) ${statement}`, pageLimits);
  if (outcome?.kind !== "rows") throw new Error(JSON.stringify(outcome));
  return outcome.rows.map((row) => row[0]).join("\n");
}

async function modelOf(options: string, statement: string) {
  const read = readExplain(await explain(`${options}, format json`, statement));
  if (!read) throw new Error("no plan");
  return planModel(read);
}

const wrong = `select v.day, count(*) from towns t join visits v on v.town = t.id
  where t.city = 'Kiel 3' and t.zip = 'z3' group by v.day order by 2 desc`;

describe("planModel(explain)", () => {
  it("marks the deepest wrong estimate, and neither its consequences above nor good estimates", async () => {
    const { nodes, origin } = await modelOf("analyze, timing off, buffers off, summary off", wrong);
    const found = nodes[origin ?? -1];
    expect(found).toMatchObject({
      kind: "Seq Scan",
      target: "towns t",
      expected: 10,
      found: 200,
      factor: 20,
    });
    expect(nodes.filter((node) => node.factor >= 10).length).toBeGreaterThan(1);
  });

  it("gives each node its own time and pages: together they are those of the whole plan", async () => {
    const read = readExplain(await explain("analyze, buffers, format json", wrong));
    const { nodes, bars, pages } = planModel(read!);
    expect(bars.kind).toBe("time");
    expect(pages).toBe(true);
    const total = (key: "ownMs" | "ownPages"): number =>
      nodes.reduce((sum, node) => sum + (node[key] ?? 0), 0);
    expect(total("ownPages")).toBe(
      Number(read!.Plan["Shared Hit Blocks"]) + Number(read!.Plan["Shared Read Blocks"]),
    );
    // Times of many loops are rounded to a microsecond each before they are multiplied.
    expect(total("ownMs")).toBeGreaterThanOrEqual(Number(read!.Plan["Actual Total Time"]) - 0.01);
  });

  it("counts the time of a WITH query once, at the query and not at the node that scans it", async () => {
    const read = readExplain(
      await explain(
        "analyze, buffers, format json",
        "with w as materialized (select id from towns where city = 'Kiel 1') select count(*) from w join visits on town = w.id",
      ),
    );
    const { nodes } = planModel(read!);
    const pages = nodes.map((node) => node.ownPages ?? 0);
    expect(pages.reduce((a, b) => a + b)).toBe(
      Number(read!.Plan["Shared Hit Blocks"]) + Number(read!.Plan["Shared Read Blocks"]),
    );
    expect(nodes.find((node) => node.kind === "CTE Scan")?.ownPages).toBe(0);
    expect(nodes.find((node) => node.role === "CTE w")?.ownPages).toBeGreaterThan(0);
  });

  it("does not call an estimate wrong when a Limit stopped the node, but looks below a Sort", async () => {
    const cut = await modelOf("analyze", "select * from visits limit 3");
    expect(cut.nodes[1]).toMatchObject({ cut: true, expected: 6000, found: 3 });
    expect(cut.origin).toBeUndefined();
    const sorted = await modelOf(
      "analyze",
      "select * from towns where city = 'Kiel 3' and zip = 'z3' order by id + 1 limit 1",
    );
    expect(sorted.nodes[sorted.origin ?? -1]?.kind).toBe("Seq Scan");
  });

  it("draws rows without timings and costs without a run", async () => {
    expect((await modelOf("analyze, timing off", wrong)).bars.kind).toBe("rows");
    const planned = await modelOf("costs", wrong);
    expect(planned.bars.kind).toBe("cost");
    expect(planned.nodes.every((node) => node.found === undefined)).toBe(true);
    expect(planSummary(planned)).toContain("planned, not run");
  });

  it("says that a node never ran", async () => {
    const { nodes } = await modelOf("analyze", "select * from towns where id = 1 and (select false)");
    expect(nodes.some((node) => node.notes.includes("never ran"))).toBe(true);
  });
});

describe("planText(explain)", () => {
  it.each([
    wrong,
    "select * from visits v left join towns t using (id) where v.day > '2026-01-20' limit 5",
    "with w as materialized (select id from towns where zip = 'z1') select *, (select max(id) from visits) from w where exists (select from visits x where x.town = w.id)",
    "select city, rank() over (partition by zip order by id desc) from towns order by id desc limit 4",
    "select id from towns except select town from visits union all select 1",
    "select * from generate_series(1, 5) g, (values (1), (2)) v (x)",
    "update towns set city = 'x' where id in (select town from visits where id < 5)",
    'with recursive n as (select 1 as "I" union all select "I" + 1 from n) select * from n limit 4',
    "select distinct t.city from towns t full join visits v on v.town = t.id where t.id <> all (select id from visits where id < 3)",
  ])("prints the lines that PostgreSQL prints: %s", async (statement) => {
    const options = "analyze, timing off, buffers off, summary off";
    const read = readExplain(await explain(`${options}, format json`, `/* one */ ${statement}`));
    await engine.reset({ name: "plans", version: "1", files: [{ path: "tables.sql", text: tables }] });
    const printed = await explain(options, `/* one */ ${statement}`);
    expect(
      planText(read!)
        .flatMap(({ lines }) => lines)
        .join("\n"),
    ).toBe(printed);
  });
});

describe("readExplain(text)", () => {
  it.each([
    "",
    "{",
    "[]",
    '[{"Plan": {}}]',
    "null",
    '[{"Plan": {"Node Type": "X", "Plan Rows": 1, "Total Cost": 1, "Plans": [3]}}]',
  ])("refuses %j", (text) => expect(readExplain(text)).toBeUndefined());
});

describe("rowAxis(nodes)", () => {
  it("puts powers of ten at equal steps, and nothing before one", () => {
    const axis = rowAxis([{ expected: 900, found: 0 }]);
    expect(axis.ticks.map(({ text }) => text)).toEqual(["0", "1", "10", "100", "1,000"]);
    expect(axis.ticks.map(({ at }) => at)).toEqual([0, 25, 50, 75, 100]);
    expect(axis.place(0)).toBe(0);
  });
  it("shows at most six numbers however many rows there are", () => {
    expect(rowAxis([{ expected: 2e15, found: 0 }]).ticks.length).toBeLessThanOrEqual(6);
  });
});
