import { matchesWildcard } from "../../policy/wildcard";
import { type Call, type Command, step } from "../command";
import { McError } from "../mc-error";
import { insideOf, placeIn } from "../plan-copies";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";
import { parseTarget, type Target, targetUrl } from "../target";
import { type Copy, type Place, summaryTable, transfer } from "../transfer";

const FAILED = "Failed to perform mirroring";

type Inside = Awaited<ReturnType<typeof insideOf>>;

async function sourceOf(text: string, call: Call): Promise<Inside> {
  const failed = `Unable to stat source \`${text}\`.`;
  const source = parseTarget(text, call.world);
  const inside = await insideOf(source, call).catch((error: unknown) => {
    throw new McError(failed, causeOf(error));
  });
  if (source.kind === "file" && inside.length === 0) {
    const path = `${call.world.files.path}/${source.path}`;
    throw new McError(failed, { message: `Requested path \`${path}\` not found`, error: { Path: path } });
  }
  const excluded = call.flags.values("exclude");
  return inside.filter(({ name }) => !excluded.some((pattern) => matchesWildcard(pattern, name)));
}

function addressOf(target: Target, name: string): string {
  const folder = target.kind === "file" ? target.path : targetUrl(target);
  return `${folder.replace(/\/$/, "")}/${name}`;
}

// What is missing is copied; what differs in size only with --overwrite. Otherwise mc says so, and still ends with 0.
function plan(source: Inside, there: Inside, target: Target, call: Call): Copy[] {
  const sizes = new Map(there.map(({ name, size }) => [name, size]));
  return source.flatMap(({ place, name, size }): Copy[] => {
    const before = sizes.get(name);
    if (before === size) return [];
    if (before !== undefined && !call.flags.has("overwrite")) {
      const message = `Overwrite not allowed for \`${addressOf(target, name)}\`. Use \`--overwrite\` to override this behavior.`;
      call.out.warn(new McError(`${FAILED}, with error condition (size)`, { message, error: {} }, "error"));
      return [];
    }
    return [{ from: place, to: placeIn(target, name), size }];
  });
}

// mc tells a removal as a copy from nowhere.
async function removePlace(place: Place, call: Call): Promise<void> {
  if (place.kind === "file") return call.world.files.remove(place.path);
  const { alias, bucket, key, aliasName } = place.target;
  await send(alias, { method: "DELETE", bucket, key });
  const target = `${aliasName}/${bucket}/${key}`;
  const nothing = { size: 0, totalCount: 0, totalSize: 0, eventTime: "", eventType: "" };
  call.out.print(`\`\` -> \`${target}\`\n`, { status: "success", source: "", target, ...nothing });
}

async function removeExtraneous(source: Inside, there: Inside, call: Call): Promise<void> {
  const names = new Set(source.map(({ name }) => name));
  for (const { place, name } of there) if (!names.has(name)) await removePlace(place, call);
}

// mc names no object then, and removes none; it prints the summary alone (and counts twice now and then, which this does not).
function printDryRun(copies: readonly Copy[], call: Call): void {
  const total = copies.reduce((sum, { size }) => sum + size, 0);
  const counts = { total, transferred: total, duration: 0, speed: 0 };
  call.out.print(summaryTable(total, total), { status: "success", ...counts });
}

async function run(call: Call): Promise<void> {
  const [from = "", to = ""] = call.args;
  const source = await sourceOf(from, call);
  const target = parseTarget(to, call.world);
  try {
    const there = await insideOf(target, call);
    const copies = plan(source, there, target, call);
    if (call.flags.has("dry-run")) return printDryRun(copies, call);
    if (call.flags.has("remove")) await removeExtraneous(source, there, call);
    await transfer(copies, call, "mirror");
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    call.out.fail(new McError(FAILED, causeOf(error, "plain"), "error"));
    call.out.print(summaryTable(0, 0), {
      status: "success",
      total: 0,
      transferred: 0,
      duration: 0,
      speed: 0,
    });
  }
}

/** Makes a target like a source: copies what is missing, and with `--remove` takes away what is too much. */
export const mirror: Command = {
  name: "mirror",
  usage: "[FLAGS] SOURCE TARGET",
  flags: [
    { name: "overwrite" },
    { name: "remove" },
    { name: "dry-run" },
    { name: "exclude", value: true, many: true },
  ],
  args: [2, 2],
  run: (call) => step(call, () => run(call)),
};
