import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { freePort } from "./port";

function start(env: Record<string, string>): Promise<{ code: number | null; out: string; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["app/_cli/start.mjs"], { env: { ...process.env, ...env } });
    let out = "";
    let errors = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("close", (code) => resolve({ code, out, errors }));
  });
}

describe("npm start", () => {
  it("names every mistake in the settings before it does anything", async () => {
    const { code, out, errors } = await start({ PORT: "http", HOST: "0.0.0.0" });
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(errors).toContain('PORT is "http": use a whole number from 1 to 65535.');
    expect(errors).toContain('HOST is "0.0.0.0": the course serves this machine only.');
  });

  it("says in a sentence that names PORT when the port is taken", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    const { code, errors } = await start({ PORT: String(port) });
    await new Promise((done) => server.close(done));
    expect(code).toBe(2);
    expect(errors.trim()).toBe(
      `Port ${port} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
    );
  });
});
