import { ObjectError } from "../errors/object-error";
import type { Caller } from "../identity/caller";
import { authorise } from "../policy/authorise";
import { conditionsOf } from "../policy/request-conditions";
import type { ObjectRequest, ObjectResponse } from "../request";
import { authenticateInside } from "../signature/authenticate";
import type { Authenticated } from "../signature/authentication";
import { queryValue } from "../signature/presigned-query";
import type { Bucket } from "../state/bucket";
import type { Store } from "./store";
import type { Target } from "./target";

/** One request on its way through the store. */
export interface Call {
  readonly request: ObjectRequest;
  readonly target: Target;
  readonly store: Store;
  /** Milliseconds since 1970, the same throughout the request. */
  readonly now: number;
  readonly signed: Authenticated;
  /** The bucket and key that an error names; a copy names its source. */
  readonly named: { key: string; bucket: string };
  readonly requestId: string;
}

/** What handles one kind of request. */
export type Operation = (call: Call) => Promise<ObjectResponse>;

/** Finds out who asks of a request that passed the door; throws where the signature does not hold. */
export function authenticateCall(request: ObjectRequest, store: Store, now: number): Authenticated {
  const { digests, region, keys } = store;
  return authenticateInside(request, {
    digests,
    region,
    keys,
    now: () => now,
    identities: store.state().identities,
  });
}

/** A request that nobody signed: one whose signature lies in its body, and is checked by whoever reads that, or one of whoever holds the store. */
export function unsigned(
  { body, headers }: ObjectRequest,
  caller: Caller = { kind: "anonymous" },
): Authenticated {
  const text = headers["content-length"] ?? "";
  const length = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return {
    caller,
    signedBy: "none",
    body,
    length,
    trailerNames: [],
    trailers: new Map(),
  };
}

/** The value of a parameter, the first of several. */
export function parameter(call: Call, name: string): string | undefined {
  return queryValue(call.request, name);
}

/** The value of a header, trimmed. */
export function header(call: Call, name: string): string | undefined {
  return call.request.headers[name]?.trim();
}

interface Asked {
  readonly bucket?: string;
  readonly key?: string;
  readonly requestTags?: ReadonlyMap<string, string>;
  readonly objectTags?: ReadonlyMap<string, string>;
}

/** Whether the caller may do this; the bucket and key are those of the request where nothing else is said. */
export function mayDo(call: Call, action: string, asked: Asked = {}): boolean {
  const { store, request, signed, now } = call;
  const { bucket = call.target.bucket, key = call.target.key } = asked;
  const { identities, buckets } = store.state();
  if (signed.caller.kind === "root" && store.dialect === "minio") return true;
  const { signedBy, caller, signatureAge } = signed;
  const circumstances = {
    caller,
    signedBy,
    now,
    address: request.address ?? "127.0.0.1",
    secure: request.secure ?? false,
    ...(signatureAge === undefined ? {} : { signatureAge }),
    ...(asked.requestTags ? { requestTags: asked.requestTags } : {}),
    ...(asked.objectTags ? { objectTags: asked.objectTags } : {}),
  };
  const bucketPolicy = buckets.get(bucket)?.settings.policy;
  const question = {
    caller,
    action,
    bucket,
    key,
    conditions: conditionsOf(request, circumstances, identities),
    ...(bucketPolicy ? { bucketPolicy } : {}),
  };
  return authorise(question, identities, store.dialect).allowed;
}

/** Refuses a caller who may not do this. */
export function demand(call: Call, action: string, asked: Asked = {}): void {
  if (!mayDo(call, action, asked)) throw new ObjectError("AccessDenied");
}

/** The bucket of the request, or NoSuchBucket. */
export function requireBucket(call: Call, name = call.target.bucket): Bucket {
  const bucket = call.store.state().buckets.get(name);
  if (!bucket) throw new ObjectError("NoSuchBucket");
  return bucket;
}
