import { ObjectError } from "../errors/object-error";
import type { Caller } from "../identity/caller";
import type { ObjectRequest, ObjectResponse } from "../request";
import { checkDoor } from "../signature/authenticate";
import { authenticateCall, unsigned } from "./call";
import { corsHeaders, preflight } from "./cors";
import { errorResponse } from "./error-response";
import { randomHex } from "./ids";
import { OWNER_ID } from "./owner";
import { routeOf } from "./route";
import type { Store } from "./store";
import { checkPath, type Target, targetOf } from "./target";

// What every answer of MinIO carries.
const ALWAYS = {
  server: "MinIO",
  vary: "Origin, Accept-Encoding",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-xss-protection": "1; mode=block",
  "x-ratelimit-limit": "4096",
  "x-ratelimit-remaining": "4096",
};

function checkEncryption(request: ObjectRequest): void {
  const asked = Object.keys(request.headers).some((name) =>
    name.startsWith("x-amz-server-side-encryption-customer-"),
  );
  if (asked && request.secure !== true) throw new ObjectError("InsecureCustomerKey", { at: "door" });
}

/**
 * Answers a request: finds out what it is about, who asks, and does it. Never rejects for what a request says. With a `caller`, nobody
 * is asked for a signature.
 */
export async function answer(request: ObjectRequest, store: Store, caller?: Caller): Promise<ObjectResponse> {
  const requestId = randomHex(16, store.random);
  const target = targetOf(request.path);
  const common = {
    ...ALWAYS,
    ...corsHeaders(request),
    date: new Date(store.now()).toUTCString(),
    "x-amz-request-id": requestId,
    "x-amz-id-2": OWNER_ID,
  };
  const { status, headers, body } = await attempt(request, target, store, requestId, caller);
  const usual = { "accept-ranges": "bytes", "x-amz-bucket-region": store.region };
  if (request.method === "OPTIONS") return { status, headers: { ...common, ...headers }, body };
  // MinIO answers some requests without the usual headers: then they are "".
  if (headers["accept-ranges"] !== "") return { status, headers: { ...common, ...usual, ...headers }, body };
  const { "accept-ranges": _ranges, "x-amz-bucket-region": _region, ...own } = headers;
  return { status, headers: { ...common, ...own }, body };
}

async function attempt(
  request: ObjectRequest,
  target: Target,
  store: Store,
  requestId: string,
  caller: Caller | undefined,
): Promise<ObjectResponse> {
  if (request.method === "OPTIONS") return preflight(request);
  const place = { method: request.method, target, region: store.region, requestId, hostId: OWNER_ID };
  const named = { key: target.key, bucket: target.bucket };
  try {
    const now = store.now();
    checkDoor(request, now);
    checkPath(target, request);
    checkEncryption(request);
    const route = routeOf(request, target);
    if (route.hidesKey) named.key = "";
    route.before?.(request);
    const signed =
      caller || route.signedInside ? unsigned(request, caller) : authenticateCall(request, store, now);
    return await route.operation({ request, target, store, now, signed, named, requestId });
  } catch (error) {
    if (error instanceof ObjectError) return errorResponse(error, { ...place, ...named });
    throw error;
  }
}
