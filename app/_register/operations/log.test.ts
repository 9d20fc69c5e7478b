import { describe, expect, it } from "vitest";
import { serverLog } from "./log";

function lines(write: (log: ReturnType<typeof serverLog>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  write(serverLog({ write: (text) => void written.push(text) }));
  const all = written.join("").split("\n").filter(Boolean);
  return all.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("serverLog(stream)", () => {
  it("writes one line of JSON with the time, the words and the facts", () => {
    expect(lines((log) => log("A try failed", { job: "7" }))).toEqual([
      { level: "info", time: expect.stringMatching(/^\d{4}-.*Z$/) as string, job: "7", msg: "A try failed" },
    ]);
    expect(lines((log) => log("ALERT: a job is dead"))[0]).toMatchObject({ level: "error" });
  });

  it("never shows what people typed, or what opens doors", () => {
    const [line] = lines((log) =>
      log("postgres://rowhouse:hunter2@db/x is down", {
        answer: "hunter2",
        cause: "cannot connect to postgres://rowhouse:hunter2@db/x",
        session: { token: "hunter2", person: { password: "hunter2", email: "hunter2@example.org" } },
      }),
    );
    expect(JSON.stringify(line)).not.toContain("hunter2");
    expect(line).toMatchObject({ msg: "postgres://rowhouse:[hidden]@db/x is down" });
  });

  it("lets no name forge a line", () => {
    const forged = 'x\n{"level":"error","msg":"ALERT: forged"}';
    expect(lines((log) => log(`Joined: ${forged}`, { name: forged }))).toHaveLength(1);
  });
});
