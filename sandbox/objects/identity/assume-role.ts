import { toHex } from "../digest/hex";
import { fromUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { parseIdentityPolicy } from "../policy/parse-policy";
import type { PolicyDocument } from "../policy/policy-document";
import { checkDoor } from "../signature/authenticate";
import type { AuthenticationDeps } from "../signature/authentication";
import type { SignedRequest } from "../signature/signed-request";
import { verifyHeader } from "../signature/verify-header";
import { withDerivedKey } from "./identities";
import type { IdentityState } from "./identity-state";
import { readBody } from "./read-body";
import { assumedRole, type StsAnswer, stsError } from "./sts-answer";

/** What handing out keys needs besides. */
export interface AssumeRoleDeps extends AuthenticationDeps {
  readonly requestId: string;
  /** A text of so many letters that nobody can guess. */
  readonly secret: (length: number) => string;
}

/** The answer, and who there is afterwards. */
export interface AssumeRoleOutcome {
  readonly answer: StsAnswer;
  readonly identities: IdentityState;
}

const VERSION = "2011-06-15";
const MOST_BODY = 1024 * 1024;
const MOST_SESSION_POLICY = 2048;
const HOUR = 3600;
const SHORTEST = 900;
const LONGEST = 365 * 24 * HOUR;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function parseFormBody(text: string): ReadonlyMap<string, string> {
  const pairs = text.split("&").map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    return equals < 0 ? [decode(pair), ""] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
  });
  // The first of several counts.
  return new Map(pairs.reverse());
}

function sessionPolicy(text: string): PolicyDocument | undefined {
  if (text === "") return undefined;
  const policy = parseIdentityPolicy(text);
  if (policy.version === "") {
    throw new ObjectError("MalformedPolicy", { message: "Version cannot be empty expecting '2012-10-17'" });
  }
  if (text.length > MOST_SESSION_POLICY) {
    throw new ObjectError("MalformedPolicy", { message: "Session policy should not exceed 2048 characters" });
  }
  return policy;
}

function duration(text: string): number {
  const seconds = text === "" ? HOUR : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
    throw new ObjectError("InvalidArgument", { message: "invalid token expiry" });
  }
  return seconds;
}

/** The user who asks; keys that were made from another one cannot make more. */
function asker(request: SignedRequest, hash: string, deps: AssumeRoleDeps): string {
  const { caller } = verifyHeader(request, hash, { ...deps, service: "sts" }).found;
  if (caller.kind === "derived") throw new ObjectError("AccessDenied");
  return caller.accessKey;
}

// Runs one step; what it refuses becomes an answer with this code.
function attempt<T>(
  step: () => T,
  refuse: (message: string) => StsAnswer,
): { value: T } | { refused: StsAnswer } {
  try {
    return { value: step() };
  } catch (error) {
    if (error instanceof ObjectError) return { refused: refuse(error.message) };
    throw error;
  }
}

/**
 * AssumeRole of the security token service: gives a key that ends, may no more than its maker, and less where `Policy` says so. The
 * parameters are looked at in MinIO's order: version, action, signature, policy, duration.
 */
export async function assumeRole(request: SignedRequest, deps: AssumeRoleDeps): Promise<AssumeRoleOutcome> {
  checkDoor(request, deps.now());
  const bytes = await readBody(request.body, MOST_BODY);
  const digest = deps.digests.start("sha256");
  digest.update(bytes);
  return answer(request, parseFormBody(fromUtf8(bytes) ?? ""), toHex(digest.finish()), deps);
}

function answer(
  request: SignedRequest,
  form: ReadonlyMap<string, string>,
  hash: string,
  deps: AssumeRoleDeps,
): AssumeRoleOutcome {
  const value = (name: string): string => form.get(name) ?? "";
  const refuse = (code: Parameters<typeof stsError>[0], message: string): AssumeRoleOutcome => ({
    answer: stsError(code, message, deps.requestId),
    identities: deps.identities,
  });
  if (value("Version") !== VERSION) {
    return refuse("MissingParameter", `Invalid STS API version ${value("Version")}, expecting ${VERSION}`);
  }
  // Without a signature only the ways by another identity provider are left, and there is none.
  if (value("Action") !== "AssumeRole" || request.headers["authorization"] === undefined) {
    return refuse("InvalidParameterValue", `Unsupported action ${value("Action")}`);
  }
  const asked = attempt(
    () => asker(request, hash, deps),
    (message) => stsError("AccessDenied", message, deps.requestId),
  );
  if ("refused" in asked) return { answer: asked.refused, identities: deps.identities };
  const made = attempt(
    () => makeKey(asked.value, sessionPolicy(value("Policy")), duration(value("DurationSeconds")), deps),
    (message) => stsError("InvalidParameterValue", message, deps.requestId),
  );
  return "refused" in made ? { answer: made.refused, identities: deps.identities } : made.value;
}

function makeKey(
  parent: string,
  policy: PolicyDocument | undefined,
  seconds: number,
  deps: AssumeRoleDeps,
): AssumeRoleOutcome {
  const key = {
    accessKey: deps.secret(20).toUpperCase(),
    secretKey: deps.secret(40),
    sessionToken: deps.secret(128),
    expires: deps.now() + seconds * 1000,
  };
  const { secretKey, sessionToken, expires } = key;
  const derived = { kind: "temporary", parent, enabled: true, secretKey, sessionToken, expires } as const;
  return {
    answer: assumedRole(key, deps.requestId),
    identities: withDerivedKey(deps.identities, key.accessKey, policy ? { ...derived, policy } : derived),
  };
}
