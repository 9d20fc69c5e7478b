import { createHash } from "node:crypto";
import { sendSigned, textBytes } from "../console/send";
import { createObjectEngine, type ObjectEngine } from "../engine";
import type { ObjectRequest } from "../request";
import { streamOf } from "../rest/respond";
import { authenticate } from "../signature/authenticate";
import { signHeaders } from "../signature/sign-request";
import { nodeDigests } from "./node-digests";

/** What the program prints, as JSON. */
export interface Times {
  /** PUT and GET of small objects, in turn, a second: one figure a round. */
  requests: number[];
  /** Milliseconds for a list of 10,000 keys with a delimiter. */
  lists: number[];
  /** Microseconds for a signature in the Authorization header. */
  signatures: number[];
  /** Milliseconds back to a snapshot. */
  resets: number[];
}

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const settings = { root, now: Date.now, random: Math.random, digests: nodeDigests };
const keys = new Map<string, Uint8Array>();

// Signed before the clock runs, as a client does on its own side: a small PUT and its GET in turn.
function signedRequest(i: number): ObjectRequest {
  const pair = i - (i % 2);
  const body = textBytes(i % 2 === 0 ? "small" : "");
  const method = i % 2 === 0 ? "PUT" : "GET";
  const length: Record<string, string> = method === "PUT" ? { "content-length": String(body.length) } : {};
  const headers = { host: "localhost:9000", ...length };
  const plain = { method, path: `/box/folder${pair % 100}/key${pair}`, query: [], headers };
  const signing = { credentials: root, now: Date.now(), region: "us-east-1", digests: nodeDigests, keys };
  const hash = createHash("sha256").update(body).digest("hex");
  return { ...plain, headers: signHeaders(plain, hash, signing), body: streamOf(body) };
}

async function answered(engine: ObjectEngine, request: ObjectRequest): Promise<void> {
  const { status, body } = await engine.handle(request);
  for await (const piece of body) if (piece.length < 0) break;
  if (status >= 300) throw new Error(`${request.method} ${request.path} gave ${status}`);
}

async function ask(engine: ObjectEngine, method: string, target: string, body = ""): Promise<void> {
  const deps = { engine, credentials: root, digests: nodeDigests, now: Date.now, region: "us-east-1", keys };
  const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
  for await (const piece of reply.body) if (piece.length < 0) break;
  if (reply.status >= 300) throw new Error(`${method} ${target} gave ${reply.status}`);
}

async function requestTimes(rounds: number): Promise<number[]> {
  const engine = createObjectEngine(settings);
  await ask(engine, "PUT", "/box");
  const count = 10_000;
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const asked = Array.from({ length: count }, (_, i) => signedRequest(i));
    const took = await timed(async () => {
      for (const each of asked) await answered(engine, each);
    });
    all.push((count / took) * 1000);
  }
  return all;
}

async function listTimes(rounds: number): Promise<Pick<Times, "lists" | "resets">> {
  const engine = createObjectEngine(settings);
  await ask(engine, "PUT", "/box");
  for (let i = 0; i < 10_000; i++) await ask(engine, "PUT", `/box/folder${i % 100}/key${i}`, "");
  const lists = await times(rounds, () => ask(engine, "GET", "/box?list-type=2&delimiter=/"));
  const snapshot = engine.snapshot();
  const resets = await times(rounds, async () => engine.restore(snapshot));
  return { lists, resets };
}

async function signatureTimes(rounds: number): Promise<number[]> {
  const now = Date.now();
  const plain = { method: "GET", path: "/box/k", query: [], headers: { host: "localhost:9000" } };
  const signing = { credentials: root, now, region: "us-east-1", digests: nodeDigests };
  const headers = signHeaders(plain, nodeDigests.sha256(""), signing);
  const identities = createObjectEngine(settings).identities.get();
  const deps = { identities, now: () => now, region: "us-east-1", digests: nodeDigests, keys };
  const count = 5_000;
  const all = await times(rounds, async () => {
    for (let i = 0; i < count; i++) authenticate({ ...plain, headers, body: nothing() }, deps);
  });
  return all.map((took) => (took * 1000) / count);
}

async function* nothing(): AsyncIterable<Uint8Array> {}

async function times(count: number, work: () => Promise<void>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) all.push(await timed(work));
  return all;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

// The first rounds are for the compiler.
const rounds = process.argv[2] === "few" ? 4 : 12;
const found: Times = {
  requests: (await requestTimes(rounds)).slice(2),
  ...(await listTimes(rounds * 8)),
  signatures: (await signatureTimes(rounds)).slice(2),
};
process.stdout.write(JSON.stringify(found));
