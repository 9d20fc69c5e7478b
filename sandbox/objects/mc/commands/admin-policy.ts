import { ObjectError } from "../../errors/object-error";
import {
  changeGroup,
  changeUser,
  requireGroup,
  requirePolicy,
  requireUser,
  withoutPolicy,
  withPolicy,
} from "../../identity/identities";
import type { IdentityState } from "../../identity/identity-state";
import { parseIdentityPolicy } from "../../policy/parse-policy";
import type { PolicyDocument } from "../../policy/policy-document";
import { writePolicy } from "../../policy/write-policy";
import { changeIdentities, identitiesOf, refusing } from "../admin";
import type { Call, Command } from "../command";
import { McError } from "../mc-error";
import { printable, readSource } from "./cat";

function document(policy: string, policyInfo: object = { PolicyName: "", Policy: null }): object {
  return { status: "success", policy, policyInfo, isGroup: false };
}

function written(policy: PolicyDocument): unknown {
  // MinIO writes "*" for all of S3 as the resource it is.
  return JSON.parse(writePolicy(policy).replaceAll('"Resource":["*"]', '"Resource":["arn:aws:s3:::*"]'));
}

async function list(call: Call): Promise<void> {
  for (const name of [...identitiesOf(call).policies.keys()].sort())
    call.out.print(`${name}\n`, document(name));
}

async function info(call: Call): Promise<void> {
  const [, name = ""] = call.args;
  const state = identitiesOf(call);
  const policy = refusing("Unable to fetch policy", call, () => requirePolicy(name, state));
  const times = state.policyTimes.get(name);
  const dates = times
    ? { CreateDate: new Date(times.created).toISOString(), UpdateDate: new Date(times.updated).toISOString() }
    : {};
  const policyInfo = { PolicyName: name, Policy: written(policy), ...dates };
  call.out.print(`${JSON.stringify(policyInfo)}\n`, document(name, policyInfo));
}

function parsed(text: string): PolicyDocument {
  try {
    const policy = parseIdentityPolicy(text);
    if (policy.version === "") throw new ObjectError("PolicyVersion");
    return policy;
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error;
    throw new ObjectError("MalformedIdentityPolicy", { message: error.message });
  }
}

async function create(call: Call): Promise<void> {
  const [, name = "", file = ""] = call.args;
  const text = printable(await readSource(file, call));
  await changeIdentities("Unable to create new policy", call, (state) =>
    withPolicy(state, name, parsed(text), call.world.now()),
  );
  call.out.print(`Created policy \`${name}\` successfully.\n`, document(name));
}

async function remove(call: Call): Promise<void> {
  const [, name = ""] = call.args;
  await changeIdentities("Unable to remove policy", call, (state) => withoutPolicy(state, name));
  call.out.print(`Removed policy \`${name}\` successfully.\n`, document(name));
}

interface Holder {
  readonly kind: "user" | "group";
  readonly name: string;
}

function holderOf(call: Call): Holder {
  const user = call.flags.value("user");
  const group = call.flags.value("group");
  if ((user === undefined) === (group === undefined)) {
    throw new McError("Invalid arguments: exactly one of --user or --group must be specified.");
  }
  return user === undefined ? { kind: "group", name: group ?? "" } : { kind: "user", name: user };
}

function policiesOf({ kind, name }: Holder, state: IdentityState): readonly string[] {
  return (kind === "user" ? requireUser(name, state) : requireGroup(name, state)).policies;
}

function withPolicies(
  { kind, name }: Holder,
  state: IdentityState,
  policies: readonly string[],
): IdentityState {
  return kind === "user" ? changeUser(state, name, { policies }) : changeGroup(state, name, { policies });
}

function associating(attach: boolean): (call: Call) => Promise<void> {
  return async (call) => {
    const names = call.args.slice(1);
    const holder = holderOf(call);
    await changeIdentities("Unable to make user/group policy association", call, (state) => {
      for (const name of names) requirePolicy(name, state);
      const others = policiesOf(holder, state).filter((name) => !names.includes(name));
      return withPolicies(holder, state, attach ? [...others, ...names] : others);
    });
    const who = `${attach ? "To" : "From"} ${holder.kind === "user" ? "User" : "Group"}: ${holder.name}`;
    const line = `${attach ? "Attached" : "Detached"} Policies: [${names.join(", ")}]\n${who}\n`;
    call.out.print(line, {
      status: "success",
      [attach ? "policiesAttached" : "policiesDetached"]: names,
      [holder.kind]: holder.name,
    });
  };
}

async function entities(call: Call): Promise<void> {
  const state = identitiesOf(call);
  const wanted = call.flags.value("user");
  const now = call.world.now();
  const users = [...state.users].filter(
    ([name, { policies }]) => policies.length > 0 && (wanted === undefined || name === wanted),
  );
  const userMappings = users.map(([user, { policies }]) => ({ user, policies }));
  const blocks = userMappings.map(
    ({ user, policies }) =>
      `  User: ${user}\n    Policies:\n${policies.map((policy) => `      ${policy}\n`).join("")}`,
  );
  const time = new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
  const text = `Query time: ${time}\n${blocks.length > 0 ? `User -> Policy Mappings:\n${blocks.join("")}` : ""}`;
  call.out.print(text, {
    status: "success",
    result: { timestamp: new Date(now).toISOString(), userMappings },
  });
}

const HOLDERS: Command["flags"] = [
  { name: "user", short: "u", value: true },
  { name: "group", short: "g", value: true },
];

// Verbs that mc gave up in March 2023: it still knows them, to say what they are called now.
function renamed(verb: string, today: string): Command {
  return {
    name: `admin policy ${verb}`,
    usage: "",
    flags: HOLDERS,
    args: [0, 100],
    hidden: true,
    run: () => {
      const message = `Please use 'mc admin policy ${today}' instead`;
      return Promise.reject(new McError("Deprecated command", { message, error: {} }));
    },
  };
}

/** Manages policies, and who has them. */
export const adminPolicyCommands: readonly Command[] = [
  { name: "admin policy list", usage: "TARGET", flags: [], args: [1, 1], run: list },
  { name: "admin policy info", usage: "TARGET POLICYNAME", flags: [], args: [2, 2], run: info },
  {
    name: "admin policy create",
    usage: "TARGET POLICYNAME POLICYFILE",
    flags: [],
    args: [3, 3],
    run: create,
  },
  { name: "admin policy remove", usage: "TARGET POLICYNAME", flags: [], args: [2, 2], run: remove },
  {
    name: "admin policy attach",
    usage: "TARGET POLICY [POLICY...] [--user USER | --group GROUP]",
    flags: HOLDERS,
    args: [2, 100],
    run: associating(true),
  },
  {
    name: "admin policy detach",
    usage: "TARGET POLICY [POLICY...] [--user USER | --group GROUP]",
    flags: HOLDERS,
    args: [2, 100],
    run: associating(false),
  },
  { name: "admin policy entities", usage: "TARGET [FLAGS]", flags: HOLDERS, args: [1, 1], run: entities },
  renamed("add", "create"),
  renamed("set", "attach"),
  renamed("update", "attach"),
  renamed("unset", "detach"),
];
