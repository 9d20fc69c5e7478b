import { type Call, type Command, step } from "../command";
import { planCopies } from "../plan-copies";
import { transfer } from "../transfer";

const FLAGS: Command["flags"] = [
  { name: "recursive", short: "r" },
  { name: "attr", value: true },
  { name: "tags", value: true },
  { name: "storage-class", short: "sc", value: true },
  { name: "continue", short: "c" },
  { name: "preserve", short: "a" },
];

async function run(call: Call, way: "copy" | "move"): Promise<void> {
  await step(call, async () => transfer(await planCopies(call), call, way));
}

/** Copies files and objects. */
export const cp: Command = {
  name: "cp",
  usage: "[FLAGS] SOURCE [SOURCE...] TARGET",
  flags: FLAGS,
  args: [2, 100],
  run: (call) => run(call, "copy"),
};

/** Moves files and objects: a copy, then the source is removed. */
export const mv: Command = { ...cp, name: "mv", run: (call) => run(call, "move") };
