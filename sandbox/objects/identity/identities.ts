import { ObjectError } from "../errors/object-error";
import type { PolicyDocument } from "../policy/policy-document";
import { BUILT_IN_POLICIES } from "./built-in-policies";
import type { DerivedKey, Group, IdentityState, RootKey, User } from "./identity-state";

/** Nobody but the root key, and the built-in policies. */
export function freshIdentities(root: RootKey): IdentityState {
  return {
    root,
    users: new Map(),
    groups: new Map(),
    derived: new Map(),
    policies: BUILT_IN_POLICIES,
    policyTimes: new Map(),
  };
}

function put<T>(map: ReadonlyMap<string, T>, name: string, value: T): ReadonlyMap<string, T> {
  return new Map(map).set(name, value);
}

function drop<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([found]) => found !== name));
}

function checkKey(accessKey: string, secretKey: string, state: IdentityState): void {
  if (accessKey === state.root.accessKey) throw new ObjectError("RootKeyTaken");
  if (accessKey.length < 3 || accessKey.length > 20 || /[=,]/.test(accessKey)) {
    throw new ObjectError("InvalidNewAccessKey", { detail: "access key length should be between 3 and 20" });
  }
  if (secretKey.length < 8 || secretKey.length > 40) {
    throw new ObjectError("InvalidNewSecretKey", { detail: "secret key length should be between 8 and 40" });
  }
}

/** A user who is there, or NoSuchUser. */
export function requireUser(accessKey: string, state: IdentityState): User {
  const user = state.users.get(accessKey);
  if (!user) throw new ObjectError("NoSuchUser", { detail: "Specified user does not exist" });
  return user;
}

/** Makes a user, or gives one who is there another secret. */
export function withUser(state: IdentityState, accessKey: string, secretKey: string): IdentityState {
  checkKey(accessKey, secretKey, state);
  const before = state.users.get(accessKey);
  const user = { enabled: before?.enabled ?? true, policies: before?.policies ?? [], secretKey };
  return { ...state, users: put(state.users, accessKey, user) };
}

/** Replaces fields of a user. */
export function changeUser(state: IdentityState, accessKey: string, change: Partial<User>): IdentityState {
  return { ...state, users: put(state.users, accessKey, { ...requireUser(accessKey, state), ...change }) };
}

/** Takes a user away, out of all groups, with all keys made from this one. */
export function withoutUser(state: IdentityState, accessKey: string): IdentityState {
  requireUser(accessKey, state);
  const groups = [...state.groups].map(([name, group]): [string, Group] => [
    name,
    { ...group, members: group.members.filter((member) => member !== accessKey) },
  ]);
  return {
    ...state,
    users: drop(state.users, accessKey),
    groups: new Map(groups),
    derived: new Map([...state.derived].filter(([, key]) => key.parent !== accessKey)),
  };
}

/** Makes a group of users who are there, or adds them to one. */
export function withMembers(state: IdentityState, name: string, members: readonly string[]): IdentityState {
  for (const member of members) requireUser(member, state);
  const before = state.groups.get(name) ?? { members: [], enabled: true, policies: [] };
  const group = { ...before, members: [...new Set([...before.members, ...members])] };
  return { ...state, groups: put(state.groups, name, group) };
}

/** A group that is there, or NoSuchGroup. */
export function requireGroup(name: string, state: IdentityState): Group {
  const group = state.groups.get(name);
  if (!group) throw new ObjectError("NoSuchGroup", { detail: "Specified group does not exist" });
  return group;
}

/** Replaces fields of a group. */
export function changeGroup(state: IdentityState, name: string, change: Partial<Group>): IdentityState {
  return { ...state, groups: put(state.groups, name, { ...requireGroup(name, state), ...change }) };
}

/** Takes users out of a group; without any named, the group itself, which has to be empty. */
export function withoutMembers(
  state: IdentityState,
  name: string,
  members: readonly string[],
): IdentityState {
  const group = requireGroup(name, state);
  if (members.length > 0) {
    return changeGroup(state, name, { members: group.members.filter((member) => !members.includes(member)) });
  }
  if (group.members.length > 0) throw new ObjectError("GroupNotEmpty");
  return { ...state, groups: drop(state.groups, name) };
}

/** A policy that is there, or NoSuchPolicy. */
export function requirePolicy(name: string, state: IdentityState): PolicyDocument {
  const policy = state.policies.get(name);
  if (!policy) throw new ObjectError("NoSuchPolicy", { detail: "Specified canned policy does not exist" });
  return policy;
}

/** Makes or replaces a policy; `now` in milliseconds since 1970. */
export function withPolicy(
  state: IdentityState,
  name: string,
  policy: PolicyDocument,
  now = 0,
): IdentityState {
  const created = state.policyTimes.get(name)?.created ?? now;
  return {
    ...state,
    policies: put(state.policies, name, policy),
    policyTimes: put(state.policyTimes, name, { created, updated: now }),
  };
}

/** Takes a policy away, unless somebody has it; one that is not there is no error. */
export function withoutPolicy(state: IdentityState, name: string): IdentityState {
  const holders = [...state.users.values(), ...state.groups.values()];
  if (holders.some(({ policies }) => policies.includes(name))) throw new ObjectError("PolicyInUse");
  return { ...state, policies: drop(state.policies, name), policyTimes: drop(state.policyTimes, name) };
}

/** A service account or temporary key that is there, or NoSuchServiceAccount. */
export function requireDerived(accessKey: string, state: IdentityState): DerivedKey {
  const key = state.derived.get(accessKey);
  if (!key) throw new ObjectError("NoSuchServiceAccount");
  return key;
}

/** Replaces fields of a derived key. */
export function changeDerived(
  state: IdentityState,
  accessKey: string,
  change: Partial<DerivedKey>,
): IdentityState {
  return {
    ...state,
    derived: put(state.derived, accessKey, { ...requireDerived(accessKey, state), ...change }),
  };
}

/** Takes a derived key away. */
export function withoutDerived(state: IdentityState, accessKey: string): IdentityState {
  requireDerived(accessKey, state);
  return { ...state, derived: drop(state.derived, accessKey) };
}

/** Makes a service account or a temporary key of a user, or of the root key. */
export function withDerivedKey(state: IdentityState, accessKey: string, key: DerivedKey): IdentityState {
  checkKey(accessKey, key.secretKey, state);
  if (key.parent !== state.root.accessKey) requireUser(key.parent, state);
  if (state.users.has(accessKey)) throw new ObjectError("InvalidNewAccessKey");
  return { ...state, derived: put(state.derived, accessKey, key) };
}
