import { changeDerived, requireDerived, withDerivedKey, withoutDerived } from "../../identity/identities";
import { changeIdentities, identitiesOf, refusing } from "../admin";
import type { Call, Command } from "../command";

async function add(call: Call): Promise<void> {
  const [, parent = ""] = call.args;
  const accessKey = call.flags.value("access-key") ?? call.world.random(20).toUpperCase();
  const secretKey = call.flags.value("secret-key") ?? call.world.random(40);
  const key = { kind: "service-account", parent, secretKey, enabled: true } as const;
  await changeIdentities("Unable to add a new service account", call, (state) =>
    withDerivedKey(state, accessKey, key),
  );
  const line = `Access Key: ${accessKey}\nSecret Key: ${secretKey}\nExpiration: no-expiry\n`;
  const expiration = "1970-01-01T00:00:00Z";
  call.out.print(line, { status: "success", accessKey, secretKey, accountStatus: "enabled", expiration });
}

async function list(call: Call): Promise<void> {
  const [, parent = ""] = call.args;
  const keys = [...identitiesOf(call).derived].filter(
    ([, key]) => key.parent === parent && key.kind === "service-account",
  );
  if (keys.length === 0) return call.out.print("No service accounts found\n");
  call.out.print("   Access Key        | Expiry                       \n");
  for (const [accessKey] of keys) {
    call.out.print(`${accessKey.padEnd(20)} | ${"no-expiry".padEnd(29)}\n`, { status: "success", accessKey });
  }
}

async function info(call: Call): Promise<void> {
  const [, accessKey = ""] = call.args;
  const state = identitiesOf(call);
  const { parent, enabled, policy } = refusing(
    "Unable to get information of the specified service account",
    call,
    () => requireDerived(accessKey, state),
  );
  const accountStatus = enabled ? "on" : "off";
  const lines = [
    `AccessKey: ${accessKey}`,
    `ParentUser: ${parent}`,
    `Status: ${accountStatus}`,
    "Name: ",
    "Description: ",
    `Policy: ${policy ? "embedded" : "implied"}`,
    "Expiration: no-expiry",
  ];
  const document = {
    status: "success",
    accessKey,
    parentUser: parent,
    ...(policy ? {} : { impliedPolicy: true }),
  };
  call.out.print(`${lines.join("\n")}\n`, {
    ...document,
    policy: { Version: "", Statement: null },
    accountStatus,
  });
}

function switching(enabled: boolean): (call: Call) => Promise<void> {
  return async (call) => {
    const [, accessKey = ""] = call.args;
    const word = enabled ? "enable" : "disable";
    await changeIdentities(`Unable to ${word} the specified service account`, call, (state) =>
      changeDerived(state, accessKey, { enabled }),
    );
    const line = `${enabled ? "Enabled" : "Disabled"} service account \`${accessKey}\` successfully.\n`;
    call.out.print(line, { status: "success", accessKey });
  };
}

async function remove(call: Call): Promise<void> {
  const [, accessKey = ""] = call.args;
  await changeIdentities("Unable to remove the specified service account", call, (state) =>
    withoutDerived(state, accessKey),
  );
  call.out.print(`Removed service account \`${accessKey}\` successfully.\n`, {
    status: "success",
    accessKey,
  });
}

const one = { usage: "ALIAS SERVICE-ACCOUNT", flags: [], args: [2, 2] } as const;
const KEYS: Command["flags"] = [
  { name: "access-key", value: true },
  { name: "secret-key", value: true },
];

/** Manages keys that are made from a user's. */
export const adminServiceAccountCommands: readonly Command[] = [
  { name: "admin user svcacct add", usage: "ALIAS ACCOUNT", flags: KEYS, args: [2, 2], run: add },
  { name: "admin user svcacct ls", usage: "ALIAS ACCOUNT", flags: [], args: [2, 2], run: list },
  { name: "admin user svcacct info", ...one, run: info },
  { name: "admin user svcacct disable", ...one, run: switching(false) },
  { name: "admin user svcacct enable", ...one, run: switching(true) },
  { name: "admin user svcacct rm", ...one, run: remove },
];
