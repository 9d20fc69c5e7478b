import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { freshIdentities } from "../identity/identities";
import { ObjectError } from "../errors/object-error";
import type { SignedRequest } from "../signature/signed-request";
import { authorise } from "./authorise";
import { parseBucketPolicy } from "./parse-policy";
import type { PolicyDocument } from "./policy-document";
import { conditionsOf } from "./request-conditions";

interface Step {
  readonly id: number;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: readonly [string, string | null][];
    readonly headers?: Record<string, string>;
    readonly body?: { readonly text?: string };
    readonly auth?: { readonly how?: string };
  };
  readonly response: { readonly status: number };
}

const folder = "../shared/conformance/objects";
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("anon-")) : [];

const BUCKET_ACTIONS: Readonly<Record<string, string>> = {
  location: "s3:GetBucketLocation",
  policy: "s3:GetBucketPolicy",
  versions: "s3:ListBucketVersions",
};
const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

// The action that a plain request asks for; undefined for those that are judged key by key, or in several steps.
function actionOf({ method, query = [] }: Step["request"], bucket: string, key: string): string | undefined {
  const name = query[0]?.[0] ?? "";
  if (bucket === "") return "s3:ListAllMyBuckets";
  if (key !== "") return query.length === 0 ? OBJECT_ACTIONS[method] : undefined;
  return method === "GET" || method === "HEAD" ? (BUCKET_ACTIONS[name] ?? "s3:ListBucket") : undefined;
}

function signedRequest(request: Step["request"]): SignedRequest {
  const query = (request.query ?? []).map(([name, value]) => [name, value ?? ""] as const);
  const { method, path, headers = {} } = request;
  return { method, path, query, headers, body: (async function* () {})() };
}

function replayPolicy(
  request: Step["request"],
  before: PolicyDocument | undefined,
): PolicyDocument | undefined {
  if (request.method === "DELETE") return undefined;
  try {
    return parseBucketPolicy(request.body?.text ?? "", "bucket-a");
  } catch (error) {
    if (error instanceof ObjectError) return before;
    throw error;
  }
}

const identities = freshIdentities({ accessKey: "root-key", secretKey: "root-secret" });

/** Steps whose verdict differs, and how many were judged. */
function judge(name: string): { judged: number; different: number[] } {
  const text = readFileSync(`${folder}/${name}`, "utf8").replaceAll("{{bucket.a}}", "bucket-a");
  const { steps } = JSON.parse(text) as { steps: Step[] };
  let policy: PolicyDocument | undefined;
  let judged = 0;
  const different: number[] = [];
  for (const { id, request, response } of steps) {
    if (request.query?.[0]?.[0] === "policy" && request.method !== "GET")
      policy = replayPolicy(request, policy);
    if (request.auth?.how !== "none") continue;
    const [bucket = "", ...rest] = request.path.slice(1).split("/");
    const key = rest.join("/");
    const action = actionOf(request, bucket, key);
    if (action === undefined) continue;
    const caller = { kind: "anonymous" } as const;
    const circumstances = {
      caller,
      signedBy: "none",
      now: Date.UTC(2026, 0, 2),
      address: "127.0.0.1",
      secure: false,
    } as const;
    const conditions = conditionsOf(signedRequest(request), circumstances, identities);
    const question = { caller, action, bucket, key, conditions, ...(policy ? { bucketPolicy: policy } : {}) };
    judged++;
    if (authorise(question, identities, "minio").allowed === (response.status === 403)) different.push(id);
  }
  return { judged, different };
}

describe.skipIf(names.length === 0)(
  "authorise(…) against the recordings (skipped where ../shared is absent)",
  () => {
    it.each(names)("decides every anonymous request of %s as MinIO did", (name) => {
      const { judged, different } = judge(name);
      expect(different).toEqual([]);
      expect(judged).toBeGreaterThan(0);
    });
  },
);
