import type { PolicyDocument, Statement } from "../policy/policy-document";

function allow(actions: readonly string[], resources: readonly string[] = ["*"]): Statement {
  const nothing = { principals: [], notActions: [], notResources: [], conditions: [] };
  return { ...nothing, effect: "Allow", actions, resources };
}

function policy(...statements: readonly Statement[]): PolicyDocument {
  return { version: "2012-10-17", statements };
}

const DIAGNOSTICS = [
  "admin:BandwidthMonitor",
  "admin:ConsoleLog",
  "admin:OBDInfo",
  "admin:Profiling",
  "admin:Prometheus",
  "admin:ServerInfo",
  "admin:ServerTrace",
  "admin:TopLocksInfo",
];

/** The policies that a fresh MinIO knows, by name. */
export const BUILT_IN_POLICIES: ReadonlyMap<string, PolicyDocument> = new Map([
  ["consoleAdmin", policy(allow(["admin:*"], []), allow(["kms:*"], []), allow(["s3:*"]))],
  ["diagnostics", policy(allow(DIAGNOSTICS))],
  ["readonly", policy(allow(["s3:GetBucketLocation", "s3:GetObject"]))],
  ["readwrite", policy(allow(["s3:*"]))],
  ["writeonly", policy(allow(["s3:PutObject"]))],
]);
