import { ObjectError } from "../errors/object-error";
import type { Caller } from "./caller";
import type { IdentityState } from "./identity-state";

/** A key that is known, with the secret that its signatures are made with. */
export interface FoundKey {
  readonly caller: Exclude<Caller, { kind: "anonymous" }>;
  readonly secretKey: string;
  readonly sessionToken?: string;
}

function isEnabled(accessKey: string, state: IdentityState): boolean {
  return accessKey === state.root.accessKey || state.users.get(accessKey)?.enabled === true;
}

function findDerived(accessKey: string, state: IdentityState, now: number): FoundKey {
  const key = state.derived.get(accessKey);
  if (!key || (key.expires !== undefined && key.expires <= now)) throw new ObjectError("InvalidAccessKeyId");
  if (!key.enabled || !isEnabled(key.parent, state)) throw new ObjectError("AccessKeyDisabled");
  return {
    caller: { kind: "derived", accessKey, parent: key.parent },
    secretKey: key.secretKey,
    ...(key.sessionToken === undefined ? {} : { sessionToken: key.sessionToken }),
  };
}

/** Who an access key belongs to. Refuses unknown, disabled and expired ones; `now` in milliseconds since 1970. */
export function findKey(accessKey: string, state: IdentityState, now: number): FoundKey {
  if (accessKey === state.root.accessKey) {
    return { caller: { kind: "root", accessKey }, secretKey: state.root.secretKey };
  }
  const user = state.users.get(accessKey);
  if (!user) return findDerived(accessKey, state, now);
  if (!user.enabled) throw new ObjectError("AccessKeyDisabled");
  return { caller: { kind: "user", accessKey }, secretKey: user.secretKey };
}
