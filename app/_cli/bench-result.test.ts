import { describe, expect, it } from "vitest";
import { figureTable } from "./bench-result";

describe("figureTable(figures)", () => {
  it("lines the columns up and shows a rival beside ours", () => {
    const table = figureTable([
      {
        name: "sql.reset.node",
        value: 1.23456,
        unit: "ms",
        p50: 1.2,
        p95: 3.4,
        n: 200,
        rival: { name: "template", value: 60 },
        ratio: 0.02,
      },
      { name: "start.warm", value: 2, unit: "s", n: 3 },
    ]);
    expect(`\n${table}\n`).toMatchInlineSnapshot(`
      "
      name            value     p50  p95  n    rival         ratio
      sql.reset.node  1.235 ms  1.2  3.4  200  template: 60  x 0.02
      start.warm      2 s                 3
      "
    `);
  });
});
