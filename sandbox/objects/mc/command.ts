import type { Flag, ParsedFlags } from "./flags";
import { McError } from "./mc-error";
import type { McOutput } from "./output";
import { parseTarget, type StoreTarget } from "./target";
import type { McWorld } from "./world";

/** One call of a command. */
export interface Call {
  readonly args: readonly string[];
  readonly flags: ParsedFlags;
  readonly world: McWorld;
  readonly out: McOutput;
  readonly stdin: Uint8Array;
}

/** A command of mc. */
export interface Command {
  /** "ilm rule add". */
  readonly name: string;
  /** Behind the name: "[FLAGS] TARGET". */
  readonly usage: string;
  readonly flags: readonly Flag[];
  /** How many arguments it takes; with others it prints how it is used. */
  readonly args: readonly [least: number, most: number];
  /** Known, but not listed. */
  readonly hidden?: boolean;
  readonly run: (call: Call) => Promise<void>;
}

/** Runs one step of a command; a failure that is not fatal is printed, and the command goes on. */
export async function step(call: Call, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof McError) || error.type === "fatal") throw error;
    call.out.fail(error);
  }
}

/** The target in a store that an argument names; a file is refused with this message. */
export function storeTarget(call: Call, text: string, message = `Unable to use \`${text}\`.`): StoreTarget {
  const target = parseTarget(text, call.world);
  if (target.kind === "store") return target;
  throw new McError(message, { message: `No such alias \`${text.split("/")[0]}\` found.`, error: {} });
}
