import { describe, expect, it } from "vitest";
import { runStages, type Stage } from "./stage";

const stage = (name: string, run: Stage["run"]): Stage => ({ name, run });

async function linesOf(stages: Stage[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await runStages(
    stages,
    (line) => lines.push(line),
    () => 0,
  );
  return { code, lines };
}

describe("runStages(stages)", () => {
  it("adds the counts of all stages in its last line", async () => {
    const { code, lines } = await linesOf([
      stage("one", async () => ({ passed: 2, failed: 0 })),
      stage("two", async () => ({ passed: 3, failed: 0 })),
    ]);
    expect(lines.at(-1)).toBe("\n5 passed, 0 failed");
    expect(code).toBe(0);
  });

  it("goes on after a stage that fails or throws, and counts it as failed", async () => {
    const { code, lines } = await linesOf([
      stage("broken", () => Promise.reject(new Error("no disk"))),
      stage("fine", async () => ({ passed: 1, failed: 0 })),
    ]);
    expect(lines.join("\n")).toContain("no disk");
    expect(lines.at(-1)).toBe("\n1 passed, 1 failed");
    expect(code).toBe(1);
  });

  it("is no success when nothing was tested", async () => {
    expect((await linesOf([])).code).toBe(1);
  });
});
