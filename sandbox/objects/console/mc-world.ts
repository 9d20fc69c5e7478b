import { usageOf } from "../bucket/usage";
import { toUtf8 } from "../digest/utf8";
import { readBody } from "../identity/read-body";
import { memoryFolder } from "../mc/memory-folder";
import type { Exchange, McWorld } from "../mc/world";
import { randomText } from "../rest/ids";
import { canonicalQuery, uriEncode } from "../signature/canonical-request";
import { type SendingDeps, sendSigned } from "./send";

const MOST_REPLY = 64 * 1024 * 1024;

/** Told of each request that a command sends. */
export type Listener = (request: {
  readonly method: string;
  readonly target: string;
  readonly status: number;
}) => void;

/** Sends what `mc` asks for to the store in process, signed as the configured user. */
export function engineExchange(deps: SendingDeps, listen: Listener = () => undefined): Exchange {
  return async ({ method, bucket, key = "", query = [], headers = {}, body = toUtf8("") }) => {
    const path = bucket === undefined ? "/" : `/${bucket}/${key.split("/").map(uriEncode).join("/")}`;
    const search = canonicalQuery(query);
    const target = search === "" ? path : `${path}?${search}`;
    const response = await sendSigned({ method, target, headers, body }, deps);
    listen({ method, target, status: response.status });
    return {
      status: response.status,
      headers: response.headers,
      body: await readBody(response.body, MOST_REPLY),
    };
  };
}

/** Where commands of `mc` run in the console: the alias `lab` is the store, files are in memory. */
export function consoleWorld(deps: SendingDeps, random: () => number, listen?: Listener): McWorld {
  const { accessKey, secretKey } = deps.credentials;
  const lab = {
    url: "http://localhost:9000",
    accessKey,
    secretKey,
    region: deps.region,
    exchange: engineExchange(deps, listen),
  };
  const { identities } = deps.engine;
  return {
    aliases: new Map([["lab", lab]]),
    files: memoryFolder("/home/learner", new Map(), deps.now),
    now: deps.now,
    random: (length) => randomText(length, random, "0123456789abcdefghijklmnopqrstuv"),
    identities: { get: () => identities.get(), set: (state) => void identities.set(state) },
    usage(name) {
      const bucket = deps.engine.snapshot().buckets.get(name);
      return bucket && usageOf(bucket, deps.now());
    },
  };
}
