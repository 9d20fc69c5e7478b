import { describe, expect, it } from "vitest";
import { type Child, startNode, stop } from "./child";

async function running(program: string): Promise<Child> {
  const child = startNode(["-e", `${program}; setInterval(() => {}, 1000); console.log("up")`], {
    output: "pipe",
  });
  await new Promise((resolve) => child.process.stdout?.once("data", resolve));
  return child;
}

describe("stop(child, patience)", () => {
  it("lets a program end by its own hand", async () => {
    const child = await running('process.on("SIGTERM", () => process.exit(7))');
    expect(await stop(child)).toBe(7);
  });

  it("ends a program that does not listen", async () => {
    const child = await running('process.on("SIGTERM", () => {})');
    await stop(child, 50);
    expect(child.process.signalCode).toBe("SIGKILL");
  });

  it("does nothing to a program that has ended", async () => {
    const child = startNode(["-e", "process.exit(3)"]);
    await child.exited;
    expect(await stop(child)).toBe(3);
  });
});

describe("startNode(args)", () => {
  it("leaves nothing running when this process ends without stopping it", async () => {
    const program = `import("./app/_cli/child.ts").then(({ startNode }) => {
      startNode(["-e", "setInterval(() => {}, 1000)"]);
      setTimeout(() => process.exit(5), 200);
    })`;
    // What it started holds its standard error open: the pipe closes when both are gone.
    const starter = startNode(["--import", "tsx", "-e", program], { output: "both" });
    expect(await starter.exited).toBe(5);
  });
});
