import { request } from "node:http";
import { pureDigests } from "../../digest/pure-digests";
import { canonicalQuery } from "../../signature/canonical-request";
import { type Credentials, signHeaders } from "../../signature/sign-request";
import { bodyHash, storePath } from "../engine-exchange";
import type { Exchange } from "../world";

/** An exchange with a store over HTTP, signed with a key; `url` without a slash at its end. */
export function httpExchange(url: string, credentials: Credentials, region: string): Exchange {
  const { hostname, port, host } = new URL(url);
  return (asked) =>
    new Promise((resolve, reject) => {
      const body = asked.body ?? new Uint8Array(0);
      const path = storePath(asked);
      const query = asked.query ?? [];
      const plain = { method: asked.method, path, query, headers: { host, ...asked.headers } };
      const headers = signHeaders(plain, bodyHash(body), {
        credentials,
        now: Date.now(),
        region,
        digests: pureDigests,
      });
      const search = canonicalQuery(query);
      const sent = request(
        {
          hostname,
          port,
          method: asked.method,
          path: search === "" ? path : `${path}?${search}`,
          headers: { ...headers, "content-length": body.length },
        },
        (reply) => {
          const pieces: Buffer[] = [];
          reply.on("data", (piece: Buffer) => pieces.push(piece));
          reply.on("error", reject);
          reply.on("end", () => {
            const replied = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
            const answer: Record<string, string> = Object.fromEntries(replied);
            resolve({
              status: reply.statusCode ?? 0,
              headers: answer,
              body: new Uint8Array(Buffer.concat(pieces)),
            });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
}
