import { changeUser, requireUser, withoutUser, withUser } from "../../identity/identities";
import type { IdentityState, User } from "../../identity/identity-state";
import { changeIdentities, identitiesOf, refusing } from "../admin";
import type { Call, Command } from "../command";

function statusOf({ enabled }: { readonly enabled: boolean }): string {
  return enabled ? "enabled" : "disabled";
}

function policyName({ policies }: User): { policyName?: string } {
  return policies.length > 0 ? { policyName: policies.join(",") } : {};
}

function groupsOf(state: IdentityState, user: string): string[] {
  return [...state.groups].filter(([, group]) => group.members.includes(user)).map(([name]) => name);
}

async function add(call: Call): Promise<void> {
  const [, accessKey = "", secretKey = ""] = call.args;
  await changeIdentities("Unable to add new user", call, (state) => withUser(state, accessKey, secretKey));
  call.out.print(`Added user \`${accessKey}\` successfully.\n`, {
    status: "success",
    accessKey,
    secretKey,
    userStatus: "enabled",
  });
}

async function list(call: Call): Promise<void> {
  for (const [accessKey, user] of [...identitiesOf(call).users].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = `${statusOf(user).padEnd(9)}  ${accessKey.padEnd(20)}  ${user.policies.join(",").padEnd(20)}\n`;
    call.out.print(line, { status: "success", accessKey, ...policyName(user), userStatus: statusOf(user) });
  }
}

async function info(call: Call): Promise<void> {
  const [, accessKey = ""] = call.args;
  const state = identitiesOf(call);
  const user = refusing("Unable to get user info", call, () => requireUser(accessKey, state));
  const groups = groupsOf(state, accessKey);
  const lines = [
    `AccessKey: ${accessKey}`,
    `Status: ${statusOf(user)}`,
    `PolicyName: ${user.policies.join(",")}`,
    `MemberOf: [${groups.join(", ")}]`,
  ];
  const memberOf = groups.length > 0 ? { memberOf: groups.map((name) => ({ name })) } : {};
  const document = {
    status: "success",
    accessKey,
    ...policyName(user),
    userStatus: statusOf(user),
    ...memberOf,
  };
  call.out.print(`${lines.join("\n")}\n`, document);
}

function switching(enabled: boolean): (call: Call) => Promise<void> {
  return async (call) => {
    const [, accessKey = ""] = call.args;
    const word = enabled ? "enable" : "disable";
    await changeIdentities(`Unable to ${word} user`, call, (state) =>
      changeUser(state, accessKey, { enabled }),
    );
    call.out.print(`${enabled ? "Enabled" : "Disabled"} user \`${accessKey}\` successfully.\n`, {
      status: "success",
      accessKey,
    });
  };
}

async function remove(call: Call): Promise<void> {
  const [, accessKey = ""] = call.args;
  // With --json mc forgets to fill in the name.
  const message = call.out.json ? "Unable to remove %s" : `Unable to remove ${accessKey}`;
  await changeIdentities(message, call, (state) => withoutUser(state, accessKey));
  call.out.print(`Removed user \`${accessKey}\` successfully.\n`, { status: "success", accessKey });
}

const one = { usage: "TARGET USERNAME", flags: [], args: [2, 2] } as const;

/** Manages users. */
export const adminUserCommands: readonly Command[] = [
  { name: "admin user add", usage: "TARGET ACCESSKEY SECRETKEY", flags: [], args: [3, 3], run: add },
  { name: "admin user list", usage: "TARGET", flags: [], args: [1, 1], run: list },
  { name: "admin user info", ...one, run: info },
  { name: "admin user disable", ...one, run: switching(false) },
  { name: "admin user enable", ...one, run: switching(true) },
  { name: "admin user remove", ...one, run: remove },
];
