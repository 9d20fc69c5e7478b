import { request } from "node:http";
import { signHeaders } from "../signature/sign-request";
import { UNSIGNED_PAYLOAD } from "../signature/verify-presigned";
import { nodeDigests } from "./node-digests";

/** A store to measure. */
export interface Measured {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The headers of a request to a store, signed as of now with this payload hash. */
export function headersFor(
  store: Measured,
  method: string,
  path: string,
  length: number | undefined,
  hash: string,
): Record<string, string> {
  const announced: Record<string, string> = length === undefined ? {} : { "content-length": String(length) };
  const headers = { host: new URL(store.url).host, ...announced };
  const signing = { credentials: store, now: Date.now(), region: "us-east-1", digests: nodeDigests, keys };
  return signHeaders({ method, path, query: [], headers }, hash, signing);
}

const keys = new Map<string, Uint8Array>();

/** Makes a bucket. */
export async function makeBucket(store: Measured, path: string): Promise<void> {
  const headers = headersFor(store, "PUT", path, 0, nodeDigests.sha256(""));
  const reply = await fetch(new URL(path, store.url), { method: "PUT", headers });
  if (!reply.ok) throw new Error(`PUT ${path} gave ${reply.status}`);
}

/** Uploads a stream of so many bytes and downloads it again; gives how many came back. */
export async function roundTrip(store: Measured, path: string, bytes: number): Promise<number> {
  await upload(store, path, bytes);
  const headers = headersFor(store, "GET", path, undefined, UNSIGNED_PAYLOAD);
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, store.url), { method: "GET", headers }, (reply) => {
      let got = 0;
      reply.on("data", (chunk: Buffer) => void (got += chunk.length));
      reply.on("end", () => resolve(got));
      reply.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
}

function upload(store: Measured, path: string, bytes: number): Promise<void> {
  const piece = Buffer.alloc(256 * 1024, 7);
  const headers = headersFor(store, "PUT", path, bytes, UNSIGNED_PAYLOAD);
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, store.url), { method: "PUT", headers }, (reply) => {
      reply.resume();
      if (reply.statusCode === 200) reply.on("end", resolve);
      else reject(new Error(`PUT gave ${reply.statusCode ?? 0}`));
    });
    asked.on("error", reject);
    void (async () => {
      for (let sent = 0; sent < bytes; sent += piece.length) {
        const more = asked.write(piece.subarray(0, Math.min(piece.length, bytes - sent)));
        if (!more) await new Promise((drained) => asked.once("drain", drained));
      }
      asked.end();
    })();
  });
}
