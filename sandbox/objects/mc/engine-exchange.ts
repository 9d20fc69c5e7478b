import { pureDigests } from "../digest/pure-digests";
import { toHex } from "../digest/hex";
import { readBody } from "../identity/read-body";
import type { ObjectRequest, ObjectResponse } from "../request";
import { uriEncode } from "../signature/canonical-request";
import { type Credentials, signHeaders } from "../signature/sign-request";
import type { Exchange, StoreRequest } from "./world";

/** The path of a request: buckets with a slash behind them, as mc addresses them. */
export function storePath({ bucket, key = "" }: StoreRequest): string {
  return bucket === undefined ? "/" : `/${bucket}/${key.split("/").map(uriEncode).join("/")}`;
}

/** SHA-256 of a body, in hexadecimal. */
export function bodyHash(bytes: Uint8Array): string {
  const digest = pureDigests.start("sha256");
  digest.update(bytes);
  return toHex(digest.finish());
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

// What the console can hold of one object.
const MOST_BODY = 1024 ** 3;

/** An exchange with a store in the same process; `host` is that of the alias's address, `now` gives milliseconds since 1970. */
export function engineExchange(
  handle: (request: ObjectRequest) => Promise<ObjectResponse>,
  credentials: Credentials,
  where: { readonly host: string; readonly region: string; readonly now: () => number },
): Exchange {
  return async (asked) => {
    const body = asked.body ?? new Uint8Array(0);
    const length =
      asked.method === "PUT" || asked.method === "POST" ? { "content-length": String(body.length) } : {};
    const headers = { host: where.host, ...length, ...asked.headers };
    const plain = { method: asked.method, path: storePath(asked), query: asked.query ?? [], headers };
    const signing = { credentials, now: where.now(), region: where.region, digests: pureDigests };
    const signed = signHeaders(plain, bodyHash(body), signing);
    const reply = await handle({ ...plain, headers: signed, body: once(body) });
    return { status: reply.status, headers: reply.headers, body: await readBody(reply.body, MOST_BODY) };
  };
}
