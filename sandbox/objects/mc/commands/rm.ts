import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { type Entry, listObjects, listVersions } from "../store/list";
import { headObject } from "../store/object";
import { causeOf } from "../store/refusal";
import { send } from "../store/send";
import { type StoreTarget, storeText } from "../target";
import { parseDuration } from "../times";
import { prefixOf } from "./ls";

function isOfAge(entry: Entry, call: Call): boolean {
  const age = (call.world.now() - Date.parse(entry.modified)) / 1000;
  const older = call.flags.value("older-than");
  const newer = call.flags.value("newer-than");
  return (
    (older === undefined || age >= (parseDuration(older) ?? 0)) &&
    (newer === undefined || age < (parseDuration(newer) ?? 0))
  );
}

async function removeOne(
  target: StoreTarget,
  key: string,
  versionId: string | undefined,
  call: Call,
): Promise<void> {
  const text = storeText(target, key);
  const dryRun = call.flags.has("dry-run");
  const { alias, bucket } = target;
  const query = versionId === undefined ? [] : [["versionId", versionId] as const];
  const reply = dryRun ? undefined : await send(alias, { method: "DELETE", bucket, key, query });
  const deleteMarker = versionId === undefined && reply?.headers["x-amz-delete-marker"] === "true";
  const version = versionId ?? (deleteMarker ? (reply?.headers["x-amz-version-id"] ?? "") : "");
  const suffix = version === "" ? "" : ` (versionId=${version})`;
  const line = dryRun
    ? `DRYRUN: Removing \`${text}\`${suffix}.\n`
    : `${deleteMarker ? "Created delete marker" : "Removed"} \`${text}\`${suffix}.\n`;
  call.out.print(line, {
    status: "success",
    key: text,
    deleteMarker,
    versionID: version,
    modTime: null,
    dryRun,
  });
}

async function removeSingle(target: StoreTarget, text: string, call: Call): Promise<void> {
  if (target.key === "") return;
  const failed = `Failed to remove \`${text}\`.`;
  const versionId = call.flags.value("version-id");
  try {
    const head = await headObject(target, versionId);
    const prefix = head ? target.key : await prefixOf(target);
    // A folder's name is no object: mc says that it removed it, and the store has nothing to do.
    if (!head && prefix === target.key && versionId === undefined) {
      throw new McError(failed, { message: "Object does not exist", error: {} }, "error");
    }
    await removeOne(target, target.key, versionId, call);
  } catch (error) {
    if (error instanceof McError) throw error;
    throw new McError(failed, causeOf(error), "error");
  }
}

async function removeMany(target: StoreTarget, text: string, call: Call): Promise<void> {
  const { alias, bucket, key } = target;
  const recursive = call.flags.has("recursive");
  try {
    const prefix = recursive && key !== "" ? await prefixOf(target) : key;
    const entries = call.flags.has("versions")
      ? await listVersions(alias, bucket, prefix, true)
      : await listObjects(alias, bucket, prefix, true);
    const wanted = entries.filter((entry) => (recursive || entry.key === key) && isOfAge(entry, call));
    for (const entry of wanted) {
      await removeOne(target, entry.key, call.flags.has("versions") ? entry.versionId : undefined, call);
    }
  } catch (error) {
    throw new McError(`Failed to remove \`${text}\` recursively.`, causeOf(error, "plain"), "error");
  }
}

const FORCE =
  "Removal requires --force flag. This operation is *IRREVERSIBLE*. Please review carefully before performing this *DANGEROUS* operation.";
const DANGEROUS =
  "This operation results in site-wide removal of objects. If you are really sure, retry this command with ‘--dangerous’ and ‘--force’ flags.";

async function run(call: Call): Promise<void> {
  const many = call.flags.has("recursive") || call.flags.has("versions");
  if (many && !call.flags.has("force")) throw new McError(FORCE);
  for (const text of call.args) {
    const target = storeTarget(call, text, `Failed to remove \`${text}\`.`);
    if (target.bucket === "" && many) throw new McError(DANGEROUS);
    await step(call, () => (many ? removeMany(target, text, call) : removeSingle(target, text, call)));
  }
}

/** Removes objects and versions. */
export const rm: Command = {
  name: "rm",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [
    { name: "versions" },
    { name: "recursive", short: "r" },
    { name: "force" },
    { name: "dangerous" },
    { name: "dry-run" },
    { name: "version-id", value: true },
    { name: "older-than", value: true },
    { name: "newer-than", value: true },
  ],
  args: [1, 100],
  run,
};
