import type { Caller } from "../identity/caller";
import { policiesOf } from "../identity/policies-of";
import type { IdentityState } from "../identity/identity-state";
import type { SignedBy } from "../signature/authentication";
import type { SignedRequest } from "../signature/signed-request";
import type { ConditionValues } from "./judge-statement";

/** What a request says about itself, beyond its headers and query. */
export interface RequestCircumstances {
  readonly caller: Caller;
  readonly signedBy: SignedBy;
  readonly signatureAge?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The caller's address, "127.0.0.1". */
  readonly address: string;
  /** Came over TLS. */
  readonly secure: boolean;
  /** Tags that the request gives to an object, and tags that the object has. */
  readonly requestTags?: ReadonlyMap<string, string>;
  readonly objectTags?: ReadonlyMap<string, string>;
  /** The region that a bucket is to be made in. */
  readonly locationConstraint?: string;
}

const AUTH_TYPE: Readonly<Record<SignedBy, string>> = {
  none: "",
  header: "REST-HEADER",
  query: "REST-QUERY-STRING",
  form: "POST",
};

const PRINCIPAL_TYPE: Readonly<Record<Caller["kind"], string>> = {
  anonymous: "Anonymous",
  root: "Account",
  user: "User",
  derived: "AssumedRole",
};

function userName(caller: Caller): string {
  if (caller.kind === "anonymous") return "";
  return caller.kind === "derived" ? caller.parent : caller.accessKey;
}

function groupsOf(caller: Caller, state: IdentityState): string[] {
  return [...state.groups]
    .filter(([, group]) => group.members.includes(userName(caller)))
    .map(([name]) => name);
}

// What of a request's own words may decide: parameters of S3, and the headers that conditions can name.
const PARAMETERS = ["prefix", "delimiter", "max-keys"];

function ownWords(request: SignedRequest): [string, string[]][] {
  const headers = Object.entries(request.headers)
    .filter(([name]) => name.startsWith("x-amz-"))
    .map(([name, value]): [string, string[]] => [name.replace(/^x-amz-(?=object-lock-)/, ""), [value]]);
  const parameters = PARAMETERS.flatMap((name): [string, string[]][] => {
    const values = request.query.filter(([found]) => found === name).map(([, value]) => value);
    return values.length > 0 ? [[name, values]] : [];
  });
  return [...headers, ...parameters];
}

function versionOf(request: SignedRequest): string {
  const asked = request.query.find(([name]) => name === "versionId")?.[1] ?? "";
  return asked || (/[?&]versionId=([^&]*)/.exec(request.headers["x-amz-copy-source"] ?? "")?.[1] ?? "");
}

function tagValues(circumstances: RequestCircumstances): [string, string[]][] {
  const asked = circumstances.requestTags ?? new Map<string, string>();
  const there = circumstances.objectTags ?? asked;
  return [
    ...[...there].map(([key, value]): [string, string[]] => [`ExistingObjectTag/${key}`, [value]]),
    ...[...asked].map(([key, value]): [string, string[]] => [`RequestObjectTag/${key}`, [value]]),
    ...(asked.size > 0 ? [["RequestObjectTagKeys", [...asked.keys()]] as [string, string[]]] : []),
  ];
}

/** The values that conditions of policies look at, by name without `aws:` and `s3:`. What the request says of itself never replaces what is known about it. */
export function conditionsOf(
  request: SignedRequest,
  circumstances: RequestCircumstances,
  identities: IdentityState,
): ConditionValues {
  const { caller, now, signedBy } = circumstances;
  const owner = policiesOf(caller, identities).owner && caller.kind !== "root";
  return new Map<string, readonly string[]>([
    ...ownWords(request),
    ...tagValues(circumstances),
    ["CurrentTime", [new Date(now).toISOString().replace(/\.\d+Z$/, "Z")]],
    ["EpochTime", [String(Math.floor(now / 1000))]],
    ["SecureTransport", [String(circumstances.secure)]],
    ["SourceIp", [circumstances.address]],
    ["UserAgent", [request.headers["user-agent"] ?? ""]],
    ["Referer", [request.headers["referer"] ?? ""]],
    ["principaltype", [owner ? "Account" : PRINCIPAL_TYPE[caller.kind]]],
    ["userid", [userName(caller)]],
    ["username", [userName(caller)]],
    ["versionid", [versionOf(request)]],
    ["signatureversion", [signedBy === "none" ? "" : "AWS4-HMAC-SHA256"]],
    ["authType", [AUTH_TYPE[signedBy]]],
    ...(circumstances.signatureAge === undefined
      ? []
      : [["signatureAge", [String(circumstances.signatureAge)]] as [string, string[]]]),
    ...(circumstances.locationConstraint === undefined
      ? []
      : [["LocationConstraint", [circumstances.locationConstraint]] as [string, string[]]]),
    ...(caller.kind === "anonymous" ? [] : [["groups", groupsOf(caller, identities)] as [string, string[]]]),
  ]);
}
