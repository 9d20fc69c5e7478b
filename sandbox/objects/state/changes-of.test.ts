import { describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "../console/send";
import { pureDigests } from "../digest/pure-digests";
import { fromUtf8 } from "../digest/utf8";
import { createObjectEngine, emptyState, type ObjectEngine } from "../engine";
import { readBody } from "../identity/read-body";
import { applyChange } from "./change";
import { changesOf } from "./changes-of";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const now = (): number => Date.UTC(2026, 0, 15);

async function send(engine: ObjectEngine, method: string, target: string, body = ""): Promise<string> {
  const deps = { engine, credentials: root, digests: pureDigests, now, region: "us-east-1" };
  const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
  return `${reply.status} ${fromUtf8(await readBody(reply.body, 100_000)) ?? ""}`;
}

async function filledStore(): Promise<ObjectEngine> {
  const engine = createObjectEngine({ root, now, random: Math.random });
  const versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
  await send(engine, "PUT", "/box");
  await send(engine, "PUT", "/box/before", "not versioned");
  await send(engine, "PUT", "/box?versioning", versioning);
  for (const body of ["one", "two", "three"]) await send(engine, "PUT", "/box/k/ü", body);
  await send(engine, "DELETE", "/box/before");
  await send(engine, "POST", "/box/big?uploads");
  await send(engine, "PUT", "/empty");
  await send(engine, "PUT", "/gone");
  await send(engine, "DELETE", "/gone");
  return engine;
}

const questions = [
  "/",
  "/box?versions",
  "/box?uploads",
  "/box?versioning",
  "/box/k/%C3%BC",
  "/empty?list-type=2",
  "/gone",
];

describe("changesOf(state)", () => {
  it("is a history that ends in the same state", async () => {
    const engine = await filledStore();
    const again = createObjectEngine({ root, now, random: Math.random });
    again.restore(changesOf(engine.snapshot()).reduce(applyChange, emptyState(root)));
    const withoutIds = (text: string): string => text.replace(/<(RequestId|HostId)>[^<]*/g, "");
    for (const question of questions)
      expect(withoutIds(await send(again, "GET", question))).toBe(
        withoutIds(await send(engine, "GET", question)),
      );
  });

  it("has one change for each thing that is there", async () => {
    const kinds = changesOf((await filledStore()).snapshot()).map(({ kind }) => kind);
    expect(kinds).toEqual(["identities", "bucket made", "versions", "versions", "upload", "bucket made"]);
  });
});
