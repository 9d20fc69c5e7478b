import { afterAll, describe, expect, it } from "vitest";
import type { Database } from "../database";
import type { ProgramLimits } from "../outcome";
import { createNodePrograms } from "./programs";

const programs = createNodePrograms();
const limits: ProgramLimits = { ms: 1_000, memory: 16 * 1024 * 1024, statements: 20 };
const now = Date.UTC(2026, 0, 15);
const echo: Database = {
  query: (text, values) =>
    Promise.resolve({
      columns: ["text", "at"],
      rows: [[`${text} ${JSON.stringify(values)}`, new Date(0)]],
      command: "SELECT",
      rowCount: 1,
    }),
};
const run = (text: string, database = echo, ms = limits.ms): ReturnType<typeof programs.run> =>
  programs.run(`export default async (client, word) => {\n${text}\n}`, { args: ["x"] }, database, {
    limits: { ...limits, ms },
    now,
  });

afterAll(() => programs.close());

describe("run() in a thread", () => {
  it("answers the program's statements from the host, dates among them", async () => {
    const source = `const { rows } = await client.query("A $1", [word]); return [rows[0].text, rows[0].at instanceof Date]`;
    expect(await run(source)).toEqual({
      kind: "returned",
      value: ['A $1 ["x"]', true],
      sent: [{ text: "A $1", values: ["x"] }],
    });
  });

  it("ends a thread that is lost in one native call, and runs the next program in another", async () => {
    const lost = `await client.query("A"); [].indexOf.call({ length: 2 ** 53 - 1 }, 1)`;
    expect(await run(lost, echo, 200)).toEqual({
      kind: "stopped",
      limit: "time",
      sent: [{ text: "A", values: undefined }],
    });
    expect(await run("return 1")).toMatchObject({ kind: "returned", value: 1 });
  });

  it.each([
    ["time", "for (;;);"],
    ["memory", `return [...new Uint8Array(1e9)]`],
    ["statements", `for (let i = 0; i < 100; i += 1) await client.query("A")`],
  ])("tells of the limit of %s", async (limit, text) => {
    expect(await run(text, echo, 500)).toMatchObject({ kind: "stopped", limit });
  });

  it("waits for a statement under way before it gives the database back", async () => {
    let under = false;
    const slow: Database = {
      query: async (text, values) => {
        under = true;
        await new Promise((done) => setTimeout(done, 1_500));
        under = false;
        return echo.query(text, values);
      },
    };
    expect(await run(`await client.query("A")`, slow, 200)).toMatchObject({ kind: "stopped", limit: "time" });
    expect(under).toBe(false);
  });

  it("rejects when the database does, and goes on with the next program", async () => {
    const gone: Database = { query: () => Promise.reject(new Error("gone")) };
    await expect(run(`await client.query("A")`, gone)).rejects.toThrow("gone");
    expect(await run("return 2")).toMatchObject({ value: 2 });
  });

  it("takes turns", async () => {
    const outcomes = await Promise.all([1, 2, 3].map((n) => run(`await client.query("A"); return ${n}`)));
    expect(outcomes.map((outcome) => outcome.kind === "returned" && outcome.value)).toEqual([1, 2, 3]);
  });
});
