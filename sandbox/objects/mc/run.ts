import type { Command } from "./command";
import { COMMANDS } from "./commands/all";
import { describeFlags, parseFlags } from "./flags";
import { McError } from "./mc-error";
import { type McOutput, type McResult, startOutput } from "./output";
import type { McWorld } from "./world";

function usage({ name, usage: behind, flags }: Command): string {
  return `NAME:\n  mc ${name}\n\nUSAGE:\n  mc ${name} ${behind}\n\n${describeFlags(flags)}`;
}

// Words of a command's name come first, flags may stand between them.
function findCommand(argv: readonly string[]): { command: Command | undefined; group: readonly Command[] } {
  const words = argv.filter((word) => !word.startsWith("-"));
  const beginsLike = (name: string): boolean => name.split(" ").every((part, i) => words[i] === part);
  const command = COMMANDS.filter(({ name }) => beginsLike(name)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];
  const first = words.slice(0, 1).join(" ");
  return { command, group: COMMANDS.filter(({ name, hidden }) => !hidden && name.startsWith(`${first} `)) };
}

function withoutName(argv: readonly string[], name: string): string[] {
  const parts = name.split(" ");
  return argv.filter((word) => {
    if (word !== parts[0]) return true;
    parts.shift();
    return false;
  });
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  world: McWorld,
  out: McOutput,
  stdin: Uint8Array,
): Promise<number> {
  const flags = parseFlags(withoutName(argv, command.name), command.flags);
  if ("unknown" in flags) {
    out.raw(
      `mc: <ERROR> Invalid command usage, flag provided but not defined: -${flags.unknown}\n\n${describeFlags(command.flags)}`,
    );
    return 1;
  }
  const [least, most] = command.args;
  const asked = flags.has("help");
  if (asked || flags.args.length < least || flags.args.length > most) {
    out.raw(usage(command));
    return asked ? 0 : 1;
  }
  await command.run({ args: flags.args, flags, world, out, stdin });
  return 0;
}

/**
 * Runs a command of `mc` (the words after its name) and gives what it printed. Whatever a learner writes is an answer; only a store that
 * breaks down throws.
 */
export async function runMc(
  argv: readonly string[],
  world: McWorld,
  stdin: Uint8Array = new Uint8Array(0),
): Promise<McResult> {
  const out = startOutput(argv.includes("--json"));
  const words = argv.filter((word) => word !== "--json");
  const { command, group } = findCommand(words);
  try {
    if (!command && group.length > 0) {
      out.raw(`COMMANDS:\n${group.map(({ name, usage: behind }) => `  mc ${name} ${behind}\n`).join("")}`);
      return out.result();
    }
    if (!command)
      throw new McError(`\`${words[0] ?? ""}\` is not a recognized command. Get help using \`--help\` flag.`);
    const exit = await runCommand(command, words, world, out, stdin);
    return exit === 0 ? out.result() : { ...out.result(), exit };
  } catch (error) {
    if (!(error instanceof McError)) throw error;
    out.fail(error);
    return out.result();
  }
}
