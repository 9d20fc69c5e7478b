import type { PolicyDocument } from "../policy/policy-document";
import type { Caller } from "./caller";
import type { IdentityState } from "./identity-state";

interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The policies that have a say about a caller. */
export interface PoliciesOfCaller {
  /** The root key, or a key made from it. */
  readonly owner: boolean;
  /** Of the user and the groups of the user. */
  readonly own: readonly NamedPolicy[];
  /** Of the derived key itself: it can only take away. */
  readonly session?: NamedPolicy;
}

function ofUser(accessKey: string, state: IdentityState): NamedPolicy[] {
  const groups = [...state.groups.values()].filter(
    (group) => group.enabled && group.members.includes(accessKey),
  );
  const names = [
    ...(state.users.get(accessKey)?.policies ?? []),
    ...groups.flatMap((group) => group.policies),
  ];
  return [...new Set(names)].flatMap((name) => {
    const document = state.policies.get(name);
    return document ? [{ name, document }] : [];
  });
}

/** Finds the policies of a caller; an anonymous one has none. */
export function policiesOf(caller: Caller, state: IdentityState): PoliciesOfCaller {
  switch (caller.kind) {
    case "anonymous":
      return { owner: false, own: [] };
    case "root":
      return { owner: true, own: [] };
    case "user":
      return { owner: false, own: ofUser(caller.accessKey, state) };
    case "derived": {
      const owner = caller.parent === state.root.accessKey;
      const document = state.derived.get(caller.accessKey)?.policy;
      return {
        owner,
        own: owner ? [] : ofUser(caller.parent, state),
        ...(document ? { session: { name: caller.accessKey, document } } : {}),
      };
    }
  }
}
