import { type Call, type Command } from "../command";
import { McError } from "../mc-error";
import { insideOf } from "../plan-copies";
import { causeOf } from "../store/refusal";
import { parseTarget, type Target, targetUrl } from "../target";

// The numbers that mc gives to differences in its documents.
const KIND = { size: 3, first: 5, second: 6 } as const;

async function sizes(text: string, call: Call): Promise<{ target: Target; byName: Map<string, number> }> {
  const target = parseTarget(text, call.world);
  if (target.kind === "file" && call.world.files.read(target.path)) {
    const message = "Invalid arguments provided, please refer `mc <command> -h` for relevant documentation.";
    throw new McError(`\`${text}\` is not a folder.`, { message, error: {} });
  }
  const inside = await insideOf(target, call).catch((error: unknown) => {
    throw new McError(`Unable to stat '${text}'.`, causeOf(error));
  });
  return { target, byName: new Map(inside.map(({ name, size }) => [name, size])) };
}

function urlOf(target: Target, name: string, call: Call): string {
  const folder = target.kind === "file" ? `${call.world.files.path}/${target.path}` : targetUrl(target);
  return `${folder.replace(/\/$/, "")}/${name}`;
}

async function run(call: Call): Promise<void> {
  const [first, second] = [await sizes(call.args[0] ?? "", call), await sizes(call.args[1] ?? "", call)];
  const names = new Set([...first.byName.keys(), ...second.byName.keys()]);
  for (const name of [...names].sort()) {
    const [before, after] = [first.byName.get(name), second.byName.get(name)];
    if (before === after) continue;
    const firstUrl = before === undefined ? "" : urlOf(first.target, name, call);
    const secondUrl = after === undefined ? "" : urlOf(second.target, name, call);
    const kind = before === undefined ? "second" : after === undefined ? "first" : "size";
    const line = { first: `< ${firstUrl}`, second: `> ${secondUrl}`, size: `! ${secondUrl}` }[kind];
    call.out.print(`${line}\n`, { status: "success", first: firstUrl, second: secondUrl, diff: KIND[kind] });
  }
}

/** Compares two folders by names and sizes. */
export const diff: Command = { name: "diff", usage: "[FLAGS] FIRST SECOND", flags: [], args: [2, 2], run };
