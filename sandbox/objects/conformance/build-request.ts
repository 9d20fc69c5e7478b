import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import type { ObjectRequest } from "../request";
import { streamOf } from "../rest/respond";
import { formatAmzDate } from "../signature/amz-date";
import { type Credentials, signatureSteps, type Signing } from "../signature/sign-request";
import { signingKey } from "../signature/signing-key";
import { bodyBytes, digestValue } from "./body";
import { encodeChunks } from "./chunks";
import { FORM_TYPE, formBody } from "./form-body";
import { fill, type Names } from "./names";
import type { RecordedAuth, RecordedRequest, RecordedTamper } from "./scenario";

/** What requests are made with. */
export interface Sender {
  readonly names: Names;
  readonly digests: Digests;
  /** Keys by the names of scenarios; `root` among them. */
  readonly credentials: ReadonlyMap<string, Credentials>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly counter: number;
}

interface Draft {
  method: string;
  path: string;
  query: readonly (readonly [string, string])[];
  headers: Record<string, string>;
  body: Uint8Array;
}

const EMPTY = new Uint8Array(0);

function sha256(bytes: Uint8Array, digests: Digests): string {
  const digest = digests.start("sha256");
  digest.update(bytes);
  return toHex(digest.finish());
}

function credentialsOf(auth: RecordedAuth, sender: Sender): Credentials {
  const { as = "root" } = auth;
  const fillIn = (text: string): string => fill(text, sender.names, sender.now);
  const base: Credentials =
    typeof as === "string"
      ? (sender.credentials.get(as) ?? { accessKey: as, secretKey: "" })
      : {
          accessKey: fillIn(as.accessKey),
          secretKey: fillIn(as.secretKey),
          ...(as.sessionToken === undefined ? {} : { sessionToken: fillIn(as.sessionToken) }),
        };
  return {
    ...base,
    ...(auth.accessKey === undefined ? {} : { accessKey: fillIn(auth.accessKey) }),
    ...(auth.secretKey === undefined ? {} : { secretKey: fillIn(auth.secretKey) }),
  };
}

const PAYLOADS: Readonly<Record<string, string>> = {
  unsigned: "UNSIGNED-PAYLOAD",
  streaming: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "streaming-trailer": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
  "streaming-unsigned-trailer": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
};

function chunkHeaders(draft: Draft, auth: RecordedAuth): void {
  const { chunked = {}, payload = "" } = auth;
  if (!chunked.noEncoding) {
    const before = draft.headers["content-encoding"];
    draft.headers["content-encoding"] = before === undefined ? "aws-chunked" : `aws-chunked,${before}`;
  }
  if (!chunked.noDecodedLength) {
    draft.headers["x-amz-decoded-content-length"] = String(chunked.decodedLength ?? draft.body.length);
  }
  if (payload.includes("trailer") && !chunked.noTrailerHeader) {
    draft.headers["x-amz-trailer"] = Object.keys(chunked.trailer ?? {}).join(",");
  }
}

function isSigned(name: string): boolean {
  return name === "host" || name === "content-type" || name === "content-md5" || name.startsWith("x-amz-");
}

function signingOf(auth: RecordedAuth, sender: Sender): Signing & { scopeService: string } {
  const service = auth.service ?? "s3";
  return {
    credentials: credentialsOf(auth, sender),
    now: sender.now + (auth.at_s ?? 0) * 1000,
    region: auth.region ?? sender.names.region,
    // Scenarios also sign for services that there are not.
    ...(service === "sts" || service === "s3" ? { service } : {}),
    digests: sender.digests,
    scopeService: service,
  };
}

function signByHeader(draft: Draft, auth: RecordedAuth, sender: Sender): void {
  const signing = signingOf(auth, sender);
  const { credentials, digests, region, scopeService: service } = signing;
  const { payload = "sha256" } = auth;
  const isChunked = payload.startsWith("streaming");
  const hash =
    payload === "sha256"
      ? sha256(draft.body, digests)
      : payload === "absent"
        ? sha256(EMPTY, digests)
        : (PAYLOADS[payload] ?? payload);
  const date = formatAmzDate(signing.now);
  draft.headers["x-amz-date"] ??= date;
  if (payload !== "absent") draft.headers["x-amz-content-sha256"] = hash;
  if (credentials.sessionToken !== undefined)
    draft.headers["x-amz-security-token"] = credentials.sessionToken;
  if (isChunked) chunkHeaders(draft, auth);
  const names = auth.signedHeaders
    ? [...auth.signedHeaders]
    : Object.keys(draft.headers).filter(isSigned).sort();
  const { signature } = signatureSteps(draft, names, hash, signing);
  const day = date.slice(0, 8);
  const credential = `${credentials.accessKey}/${day}/${region}/${service}/aws4_request`;
  draft.headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  if (!isChunked) return;
  const scope = { accessKey: credentials.accessKey, day, region, service };
  const key = signingKey(credentials.secretKey, scope, digests);
  const seed = { fields: { scope, signedHeaders: names, signature }, key, date };
  const form = {
    seed: payload.includes("unsigned") ? undefined : seed,
    hasTrailer: payload.includes("trailer"),
  };
  draft.body = encodeChunks(draft.body, auth.chunked ?? {}, form, digests);
}

// Not by the store's own `presign`: scenarios also ask for what nobody should.
function signByQuery(draft: Draft, auth: RecordedAuth, sender: Sender): void {
  const signing = signingOf(auth, sender);
  const { credentials, region, scopeService: service } = signing;
  const date = formatAmzDate(signing.now);
  const covered = (name: string): boolean => name === "host" || name.startsWith("x-amz-");
  const names = auth.signedHeaders
    ? [...auth.signedHeaders]
    : Object.keys(draft.headers).filter(covered).sort();
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  draft.query = [
    ...draft.query,
    ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
    ["X-Amz-Credential", `${credentials.accessKey}/${scope}`],
    ["X-Amz-Date", date],
    ["X-Amz-Expires", String(auth.expires ?? 900)],
    ["X-Amz-SignedHeaders", names.join(";")],
    ...(credentials.sessionToken === undefined
      ? []
      : [["X-Amz-Security-Token", credentials.sessionToken] as const]),
  ];
  const { signature } = signatureSteps(draft, names, "UNSIGNED-PAYLOAD", signing);
  draft.query = [...draft.query, ["X-Amz-Signature", signature]];
  // A hash that is sent beside, and not signed.
  if (auth.payload === "sha256-header") {
    draft.headers["x-amz-content-sha256"] = sha256(draft.body, sender.digests);
  }
}

function tamperQuery(query: Draft["query"], tamper: NonNullable<RecordedTamper["query"]>): Draft["query"] {
  const changes = Array.isArray(tamper) ? tamper : Object.entries(tamper);
  return changes.reduce<Draft["query"]>((before, [name, value]) => {
    const there = before.some(([found]) => found === name);
    if (value === null) return before.filter(([found]) => found !== name);
    return there
      ? before.map(([found, old]) => [found, found === name ? value : old] as const)
      : [...before, [name, value] as const];
  }, query);
}

function tamperWith(draft: Draft, tamper: RecordedTamper, sender: Sender): void {
  const fillIn = (text: string): string => fill(text, sender.names, sender.now, sender.counter);
  if (tamper.method !== undefined) draft.method = tamper.method;
  if (tamper.path !== undefined) draft.path = fillIn(tamper.path);
  for (const [name, value] of Object.entries(tamper.headers ?? {})) {
    if (value === null) delete draft.headers[name.toLowerCase()];
    else draft.headers[name.toLowerCase()] = fillIn(value);
  }
  if (tamper.query) draft.query = tamperQuery(draft.query, tamper.query);
  if (tamper.body) draft.body = bodyBytes(tamper.body, fillIn);
  const [from, to] = tamper.authorization ?? [];
  const before = draft.headers["authorization"];
  if (from !== undefined && to !== undefined && before !== undefined) {
    draft.headers["authorization"] = before.replace(fillIn(from), () => fillIn(to));
  }
}

function draftOf(recorded: RecordedRequest, sender: Sender): Draft {
  const fillIn = (text: string): string => fill(text, sender.names, sender.now, sender.counter);
  const body = bodyBytes(recorded.body, fillIn);
  const headers = Object.entries(recorded.headers ?? {}).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    digestValue(fillIn(value), body, sender.digests).trim(),
  ]);
  return {
    method: recorded.method,
    path: fillIn(recorded.path),
    query: (recorded.query ?? []).map(([name, value]) => [fillIn(name), fillIn(value ?? "")] as const),
    headers: { host: sender.names.host, ...Object.fromEntries(headers) },
    body,
  };
}

/** Makes the request of a step: placeholders filled, signed, then tampered with. */
export function buildRequest(recorded: RecordedRequest, sender: Sender): ObjectRequest {
  const { auth = {}, form, tamper } = recorded;
  const draft = draftOf(recorded, sender);
  if (form) {
    const { scopeService: service, ...signing } = signingOf(auth, sender);
    const fillIn = (text: string): string => fill(text, sender.names, sender.now, sender.counter);
    draft.body = formBody(form, auth, { ...signing, service }, fillIn);
    draft.headers["content-type"] = FORM_TYPE;
  }
  const { how = "header" } = auth;
  if (how === "header") signByHeader(draft, auth, sender);
  if (how === "query") signByQuery(draft, auth, sender);
  if (how === "none" && auth.payload?.startsWith("streaming")) {
    draft.headers["x-amz-content-sha256"] = PAYLOADS[auth.payload] ?? "";
    chunkHeaders(draft, auth);
    const unsigned = { seed: undefined, hasTrailer: auth.payload.includes("trailer") };
    draft.body = encodeChunks(draft.body, auth.chunked ?? {}, unsigned, sender.digests);
  }
  if (tamper) tamperWith(draft, tamper, sender);
  if (draft.method === "PUT" || draft.method === "POST")
    draft.headers["content-length"] ??= String(draft.body.length);
  const { body, ...rest } = draft;
  return { ...rest, body: streamOf(body) };
}
