import { changeGroup, requireGroup, withMembers, withoutMembers } from "../../identity/identities";
import { changeIdentities, identitiesOf, refusing } from "../admin";
import type { Call, Command } from "../command";

async function list(call: Call): Promise<void> {
  const groups = [...identitiesOf(call).groups.keys()].sort();
  call.out.print(`${groups.join("\n")}\n`, { status: "success", ...(groups.length > 0 ? { groups } : {}) });
}

async function add(call: Call): Promise<void> {
  const [, groupName = "", ...members] = call.args;
  await changeIdentities("Unable to add new group", call, (state) => withMembers(state, groupName, members));
  call.out.print(`Added members \`${members.join(",")}\` to group \`${groupName}\` successfully.\n`, {
    status: "success",
    groupName,
    members,
  });
}

async function info(call: Call): Promise<void> {
  const [, groupName = ""] = call.args;
  const state = identitiesOf(call);
  const { members, enabled, policies } = refusing("Unable to fetch group info", call, () =>
    requireGroup(groupName, state),
  );
  const groupStatus = enabled ? "enabled" : "disabled";
  // A group that is disabled gives nothing to anyone.
  const groupPolicy = enabled ? policies.join(",") : "";
  const lines = [
    `Group: ${groupName}`,
    `Status: ${groupStatus}`,
    `Policy: ${groupPolicy}`,
    `Members: ${members.join(",")}`,
  ];
  call.out.print(`${lines.join("\n")}\n`, {
    status: "success",
    groupName,
    ...(members.length > 0 ? { members } : {}),
    groupStatus,
    ...(groupPolicy === "" ? {} : { groupPolicy }),
  });
}

function switching(enabled: boolean): (call: Call) => Promise<void> {
  return async (call) => {
    const [, groupName = ""] = call.args;
    const word = enabled ? "enable" : "disable";
    await changeIdentities(`Unable to ${word} group`, call, (state) =>
      changeGroup(state, groupName, { enabled }),
    );
    const line = `${enabled ? "Enabled" : "Disabled"} group \`${groupName}\` successfully.\n`;
    call.out.print(line, { status: "success", groupName, groupStatus: `${word}d` });
  };
}

async function remove(call: Call): Promise<void> {
  const [, groupName = "", ...members] = call.args;
  await changeIdentities("Could not perform remove operation", call, (state) =>
    withoutMembers(state, groupName, members),
  );
  const some = members.length > 0;
  const line = some
    ? `Removed members {${members.join(",")}} from group ${groupName} successfully.\n`
    : `Removed group ${groupName} successfully.\n`;
  call.out.print(line, { status: "success", groupName, ...(some ? { members } : {}) });
}

const one = { usage: "TARGET GROUPNAME", flags: [], args: [2, 2] } as const;

/** Manages groups of users. */
export const adminGroupCommands: readonly Command[] = [
  { name: "admin group list", usage: "TARGET", flags: [], args: [1, 1], run: list },
  { name: "admin group add", usage: "TARGET GROUPNAME MEMBERS...", flags: [], args: [3, 100], run: add },
  { name: "admin group info", ...one, run: info },
  { name: "admin group disable", ...one, run: switching(false) },
  { name: "admin group enable", ...one, run: switching(true) },
  {
    name: "admin group remove",
    usage: "TARGET GROUPNAME [USERNAMES...]",
    flags: [],
    args: [2, 100],
    run: remove,
  },
];
