import type { Call, Command } from "../command";
import { McError } from "../mc-error";
import type { Alias } from "../world";

function missing(name: string): never {
  throw new McError(`No such alias \`${name}\` found.`, {
    message: `Use \`mc alias set mycloud ${name} ...\` to add an alias. Use the alias for S3 operations.`,
    error: {},
  });
}

function document(name: string, alias: Alias): object {
  const { url, accessKey, secretKey } = alias;
  return { status: "success", alias: name, URL: url, accessKey, secretKey, api: "s3v4", path: "auto" };
}

async function list(call: Call): Promise<void> {
  const [wanted] = call.args;
  const { aliases } = call.world;
  if (wanted !== undefined && !aliases.has(wanted)) missing(wanted);
  const shown = [...aliases]
    .filter(([name]) => wanted === undefined || name === wanted)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  for (const [name, alias] of shown) {
    const lines = [
      name.padEnd(width),
      `  URL       : ${alias.url}`,
      `  AccessKey : ${alias.accessKey}`,
      `  SecretKey : ${alias.secretKey}`,
      "  API       : s3v4",
      "  Path      : auto",
    ];
    call.out.print(`${lines.join("\n")}\n`, document(name, alias));
  }
}

async function remove(call: Call): Promise<void> {
  const [name = ""] = call.args;
  if (!call.world.aliases.delete(name)) missing(name);
  call.out.print(`Removed \`${name}\` successfully.\n`, { status: "success", alias: name });
}

/** Tells and forgets the names of stores. New ones are given by the page: a console reaches only the store that it was made for. */
export const aliasCommands: readonly Command[] = [
  { name: "alias list", usage: "[ALIAS]", flags: [], args: [0, 1], run: list },
  { name: "alias remove", usage: "ALIAS", flags: [], args: [1, 1], run: remove },
];
