import { describe, expect, it } from "vitest";
import { figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { policyChoices, policyDecision, samplePolicy } from "@/content/figures/policy-decision";
import { sendSigned, textBytes } from "@/sandbox/objects/console/send";
import { pureDigests } from "@/sandbox/objects/digest/pure-digests";
import { createObjectEngine } from "@/sandbox/objects/engine";
import type { Dialect } from "@/sandbox/objects/policy/dialect";
import { recordFigure } from "../record-figure";
import {
  decide,
  decisionReading,
  figureIdentities,
  judgedStatements,
  type PolicyQuestion,
} from "./policy-question";

const opening: PolicyQuestion = {
  who: "nobody",
  action: "s3:GetObject",
  key: "public/logo.svg",
  from: "192.168.4.20",
  dialect: "minio",
};

/** Whether a store with the figure's policies lets the request through. */
async function allowedByStore({ who, action, key, from, dialect }: PolicyQuestion): Promise<boolean> {
  const { root } = figureIdentities;
  const now = (): number => 0;
  const engine = createObjectEngine({ root, now, random: Math.random, dialect: dialect as Dialect });
  await engine.identities.set(figureIdentities);
  const deps = { engine, credentials: root, digests: pureDigests, now, region: "us-east-1" };
  const send = async (method: string, target: string, body: string, headers = {}): Promise<number> =>
    (await sendSigned({ method, target, headers, body: textBytes(body) }, deps)).status;
  await send("PUT", "/sample", "");
  await send("PUT", `/sample/${key}`, "x");
  // The root of the dialect aws would be judged by this policy too, so it comes last.
  expect(await send("PUT", "/sample?policy", samplePolicy)).toBe(204);
  const asking = {
    ...engine,
    handle: (request: Parameters<typeof engine.handle>[0]) => engine.handle({ ...request, address: from }),
  };
  const method = action.replace("s3:", "").replace("Object", "").toUpperCase();
  const headers = { authorization: who === "nobody" ? "none" : `as ${who}` };
  const body = textBytes("y");
  const reply = await sendSigned(
    { method, target: `/sample/${key}`, headers, body },
    { ...deps, engine: asking },
  );
  return reply.status < 300;
}

const questions: PolicyQuestion[] = policyChoices.who.flatMap((who) =>
  policyChoices.action.flatMap((action) =>
    policyChoices.key.flatMap((key) =>
      policyChoices.from.flatMap((from) =>
        policyChoices.dialect.map((dialect) => ({ who, action, key, from, dialect })),
      ),
    ),
  ),
);

describe("decide(question, bucketPolicy)", () => {
  it(`says of all ${questions.length} requests what the store does`, async () => {
    for (const question of questions) {
      const { allowed } = decide(question, samplePolicy);
      expect({ ...question, allowed }).toEqual({ ...question, allowed: await allowedByStore(question) });
    }
  });

  it("agrees with the recorded replies that the figure opens with", async () => {
    const rows = await recordFigure(policyDecision, "objects");
    expect(figureReply(rows, "opening")?.status).toBe(200);
    const stored = textAt(figureReply(rows, "policy"), "body");
    const decision = decide(opening, stored);
    expect(decisionReading(decision)).toBe("Allowed: nothing denies it, and PicturesForAll allows it.");
    expect(judgedStatements(opening, stored, decision)).toHaveLength(2);
  });
});

describe("judgedStatements(question, bucketPolicy, decision)", () => {
  it("leaves the bucket's policy without a part for a signed user of MinIO, and gives it one in AWS", () => {
    for (const [dialect, asked] of [
      ["minio", false],
      ["aws", true],
    ] as const) {
      const question = { ...opening, who: "ben", key: "accounts/2024.csv", dialect } as const;
      const decision = decide(question, samplePolicy);
      const [first] = judgedStatements(question, samplePolicy, decision);
      expect(first?.part !== undefined).toBe(asked);
      expect(decision.allowed).toBe(!asked);
    }
  });
});
