import {
  changeGroup,
  changeUser,
  withDerivedKey,
  withMembers,
  withPolicy,
  withUser,
} from "../identity/identities";
import type { IdentityState } from "../identity/identity-state";
import { parseIdentityPolicy } from "../policy/parse-policy";
import type { Credentials } from "../signature/sign-request";
import { bucketName } from "./names";
import type { RecordedIdentities } from "./scenario";

function policyText(policy: unknown): string {
  return JSON.stringify(policy).replace(/\{\{bucket\.([^{}]+)\}\}/g, (_all, label: string) =>
    bucketName(label),
  );
}

/** Makes the users, groups, policies and keys of a scenario; their keys join `credentials` under the scenario's names. */
export function makeIdentities(
  recorded: RecordedIdentities,
  before: IdentityState,
  credentials: Map<string, Credentials>,
): IdentityState {
  let state = before;
  for (const [name, policy] of Object.entries(recorded.policies ?? {})) {
    state = withPolicy(state, name, parseIdentityPolicy(policyText(policy)));
  }
  for (const [name, { accessKey, secretKey, policies = [], disabled = false }] of Object.entries(
    recorded.users ?? {},
  )) {
    state = changeUser(withUser(state, accessKey, secretKey), accessKey, { policies, enabled: !disabled });
    credentials.set(name, { accessKey, secretKey });
  }
  const keyOf = (name: string): string => credentials.get(name)?.accessKey ?? name;
  for (const [name, { members, policies = [] }] of Object.entries(recorded.groups ?? {})) {
    state = changeGroup(withMembers(state, name, members.map(keyOf)), name, { policies });
  }
  for (const [name, { parent, accessKey, secretKey, policy }] of Object.entries(
    recorded.serviceAccounts ?? {},
  )) {
    const key = { kind: "service-account", parent: keyOf(parent), secretKey, enabled: true } as const;
    const document = policy === undefined ? undefined : parseIdentityPolicy(policyText(policy));
    state = withDerivedKey(state, accessKey, document ? { ...key, policy: document } : key);
    credentials.set(name, { accessKey, secretKey });
  }
  return state;
}
