import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { freePort, portProblem } from "./port";

describe("portProblem(port, host)", () => {
  it("names PORT when another program has the port, and accepts it once it is free", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    expect(await portProblem(port, "127.0.0.1")).toContain(`Port ${port} is taken by another program`);
    expect(await portProblem(port, "127.0.0.1")).toContain(`PORT=${port + 1} npm start`);
    await new Promise((done) => server.close(done));
    expect(await portProblem(port, "127.0.0.1")).toBeUndefined();
  });
});
