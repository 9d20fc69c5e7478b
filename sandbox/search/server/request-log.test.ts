import { describe, expect, it } from "vitest";
import { LogWriter } from "./request-log";

type Failing = "nothing" | "sync" | "sync and cut";

/** A file in memory whose disk fails as it is told. */
function diskFile(): { disk: { failing: Failing; text: string }; writer: LogWriter } {
  const disk: { failing: Failing; text: string } = { failing: "nothing", text: "" };
  const file = {
    appendFile: async (bytes: unknown) => {
      disk.text += bytes instanceof Uint8Array ? Buffer.from(bytes).toString("utf8") : "";
    },
    datasync: async () => {
      if (disk.failing !== "nothing") throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    },
    truncate: async (size = 0) => {
      if (disk.failing === "sync and cut") throw new Error("input/output error");
      disk.text = disk.text.slice(0, size);
    },
  };
  return { disk, writer: new LogWriter(file, 0) };
}

describe("LogWriter", () => {
  it.each(["sync", "sync and cut"] as const)(
    "leaves nothing of what it refused (%s fails)",
    async (failing) => {
      const { disk, writer } = diskFile();
      await writer.append(Buffer.from("one\n"));
      disk.failing = failing;
      await expect(writer.append(Buffer.from("two\n"))).rejects.toThrow("no space left");
      await expect(writer.append(Buffer.from("three\n"))).rejects.toThrow(/no space left|output error/);
      disk.failing = "nothing";
      await writer.append(Buffer.from("four\n"));
      expect(disk.text).toBe("one\nfour\n");
    },
  );
});
