import { toHex } from "../digest/hex";
import type { Digests } from "../digest/digests";
import { toUtf8 } from "../digest/utf8";
import type { ObjectEngine } from "../engine";
import type { IdentityState } from "../identity/identity-state";
import type { ObjectRequest, ObjectResponse } from "../request";
import { streamOf } from "../rest/respond";
import { canonicalQuery } from "../signature/canonical-request";
import { type Credentials, presign, signHeaders } from "../signature/sign-request";
import type { SigningKeys } from "../signature/signing-key";

/** Who sends, and with what. */
export interface SendingDeps {
  readonly engine: ObjectEngine;
  readonly credentials: Credentials;
  readonly digests: Digests;
  /** Milliseconds since 1970, the clock of the store. */
  readonly now: () => number;
  readonly region: string;
  /** Signing keys that were derived already. */
  readonly keys?: SigningKeys;
}

/** A request before it is signed. */
export interface UnsignedRequest {
  readonly method: string;
  /** Percent-encoded path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const HOST = "localhost:9000";

/** How long a presigned address is good for when nobody says so: as in MinIO's clients. */
const WEEK = 604_800;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Takes the query of a request line apart: decoded names and values in their order. */
export function parseQuery(search: string): readonly (readonly [string, string])[] {
  return search
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? ([decode(pair), ""] as const)
        : ([decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))] as const);
    });
}

function secretOf(accessKey: string, { root, users, derived }: IdentityState): string | undefined {
  if (accessKey === root.accessKey) return root.secretKey;
  return users.get(accessKey)?.secretKey ?? derived.get(accessKey)?.secretKey;
}

// `Authorization: none` sends anonymously, `as <access key>` as somebody whom the store knows; anything else is sent as it stands.
function signerOf(authorization: string | undefined, deps: SendingDeps): Credentials | undefined {
  if (authorization === undefined) return deps.credentials;
  const accessKey = /^as\s+(\S+)$/i.exec(authorization)?.[1];
  if (accessKey === undefined) return undefined;
  return { accessKey, secretKey: secretOf(accessKey, deps.engine.identities.get()) ?? "" };
}

function sha256(bytes: Uint8Array, digests: Digests): string {
  const digest = digests.start("sha256");
  digest.update(bytes);
  return toHex(digest.finish());
}

/** A request with its host and length, as it goes to the store before it is signed. */
function plainRequest({ method, target, headers, body }: UnsignedRequest): Omit<ObjectRequest, "body"> {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? [] : parseQuery(target.slice(mark + 1));
  const sent: Record<string, string> = { host: HOST, ...headers };
  if (method === "PUT" || method === "POST") sent["content-length"] ??= String(body.length);
  return { method, path, query, headers: sent };
}

/** Whether a request says itself who sends it: then its signature, or that it has none, is looked at. */
export function namesItsSender({ headers, target }: UnsignedRequest): boolean {
  return headers["authorization"] !== undefined || target.includes("X-Amz-");
}

/** Sends a request in the name of the store's owner, without a signature. */
export function sendAsRoot(request: UnsignedRequest, engine: ObjectEngine): Promise<ObjectResponse> {
  return engine.handleAsRoot({ ...plainRequest(request), body: streamOf(request.body) });
}

/** Signs a request, unless it says how it is to be sent, and sends it to the store. */
export async function sendSigned(request: UnsignedRequest, deps: SendingDeps): Promise<ObjectResponse> {
  const { authorization, ...own } = request.headers;
  const plain = plainRequest({ ...request, headers: own });
  const { query, headers } = plain;
  const presigned = query.some(([name]) => name === "X-Amz-Signature" || name === "X-Amz-Credential");
  const signer = presigned ? undefined : signerOf(authorization, deps);
  const { digests, region } = deps;
  const sentAs =
    authorization === undefined || authorization.toLowerCase() === "none" ? {} : { authorization };
  const signed = signer
    ? signHeaders(plain, sha256(request.body, digests), {
        credentials: signer,
        now: deps.now(),
        region,
        digests,
        ...(deps.keys ? { keys: deps.keys } : {}),
      })
    : { ...headers, ...sentAs };
  const whole: ObjectRequest = { ...plain, headers: signed, body: streamOf(request.body) };
  return deps.engine.handle(whole);
}

/**
 * The presigned address of a request, signed for its host and for each header that it names. `X-Amz-Expires` in its query says for how
 * many seconds; anonymous, it is the plain address.
 */
export function presignedAddress(request: UnsignedRequest, deps: SendingDeps): string {
  const mark = request.target.indexOf("?");
  const path = mark < 0 ? request.target : request.target.slice(0, mark);
  const asked = mark < 0 ? [] : parseQuery(request.target.slice(mark + 1));
  const expires = Number(asked.find(([name]) => name === "X-Amz-Expires")?.[1] ?? WEEK);
  const query = asked.filter(([name]) => name !== "X-Amz-Expires");
  const { authorization, ...own } = request.headers;
  const headers: Record<string, string> = { host: HOST, ...own };
  const signer = signerOf(authorization, deps);
  const address = `http://${headers["host"]}${path}`;
  if (!signer) return address;
  const { region, digests } = deps;
  const signing = { credentials: signer, now: deps.now(), region, digests };
  const all = presign(
    { method: request.method, path, query, headers },
    expires,
    signing,
    Object.keys(headers),
  );
  return `${address}?${canonicalQuery(all.slice(0, -1))}&${canonicalQuery(all.slice(-1))}`;
}

/** Bytes of a text. */
export function textBytes(text: string): Uint8Array {
  return toUtf8(text);
}
