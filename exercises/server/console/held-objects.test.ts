import { afterAll, describe, expect, it } from "vitest";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { objectsCheckSchema, type Holds } from "../../console-schema";
import { consoleLimits } from "../../grader/console/observe-console";
import { judgeHeld, observeHeld, printHeld, type HeldSeen } from "../../grader/console/held-objects";

const engine = objectsEngine();
afterAll(() => engine.close());

const holds = (written: object = {}): Holds => {
  const check = objectsCheckSchema.parse({ kind: "bucket-state", holds: [{ bucket: "media", ...written }] });
  const [one] = check.kind === "bucket-state" ? check.holds : [];
  if (!one) throw new Error("Nothing is held.");
  return one;
};

async function held(text: string, written?: object): Promise<HeldSeen> {
  await engine.reset({
    name: "empty",
    version: "1",
    engine: "objects",
    files: [{ path: "1.s3", text: "PUT /media" }],
  });
  await engine.run(text, consoleLimits);
  return await observeHeld(holds(written), engine, consoleLimits);
}

/** What differs between what two texts leave. */
async function compare(expected: string, got: string, written: object = {}): Promise<unknown> {
  const [one, other] = [await held(expected, written), await held(got, written)];
  const difference = judgeHeld([holds(written)], [one], [other]);
  expect(printHeld(one) === printHeld(other)).toBe(difference === undefined);
  return difference;
}

describe("observeHeld(holds, engine, limits), judgeHeld(holds, expected, got)", () => {
  const put = (headers = "", body = "x"): string =>
    ["PUT /media/a b/c.txt", ...(headers === "" ? [] : [headers]), "", body].join("\n");

  it("tell missing and extra objects, below the prefix", async () => {
    expect(await compare("PUT /media/a\n\nx", "PUT /media/b\n\nx")).toMatchObject({
      what: "missing",
      key: "a",
    });
    expect(await compare("", "PUT /media/b\n\nx")).toMatchObject({ what: "extra", key: "b", count: 1 });
    expect(await compare("", "PUT /media/b\n\nx", { prefix: "in/" })).toBeUndefined();
  });

  it("tell the parts that are asked for, and no other", async () => {
    const typed = put("content-type: text/plain\nx-amz-meta-owner: me\nx-amz-tagging: a=b");
    expect(await compare(put(), typed)).toBeUndefined();
    expect(await compare(put(), put("", "y"))).toMatchObject({ what: "bytes" });
    expect(await compare(typed, put(), { compare: ["content-type"] })).toMatchObject({
      expected: "text/plain",
    });
    expect(await compare(typed, put(), { compare: ["metadata"] })).toMatchObject({
      expected: "owner=me",
      got: "",
    });
    expect(await compare(typed, put(), { compare: ["tags"] })).toMatchObject({ expected: "a=b", got: "" });
  });

  it("tell versions and delete markers", async () => {
    const versioned =
      "PUT /media?versioning\n\n<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>\n\n###\n";
    const twice = `${versioned}${put()}\n\n###\n${put("", "yy")}`;
    const versions = { compare: ["versions"] };
    expect(await compare(twice, twice, versions)).toBeUndefined();
    expect(await compare(twice, `${versioned}${put("", "yy")}`, versions)).toMatchObject({
      what: "versions",
    });
    const deleted = `${twice}\n\n###\nDELETE /media/a b/c.txt`;
    expect(await compare(deleted, deleted, versions)).toBeUndefined();
    expect(await compare(twice, deleted, versions)).toMatchObject({ what: "versions" });
    expect(await compare(twice, deleted)).toMatchObject({ what: "missing" });
  });

  it("read more than one page of keys", async () => {
    const many = Array.from({ length: 1_203 }, (_, i) => `PUT /media/k${i}\n\nx`).join("\n\n###\n");
    expect(await held(many)).toHaveLength(1_203);
  });

  it("tell a bucket that is gone", async () => {
    expect(await held("DELETE /media")).toBeNull();
    expect(await compare("", "DELETE /media")).toMatchObject({ what: "unreadable" });
  });
});
