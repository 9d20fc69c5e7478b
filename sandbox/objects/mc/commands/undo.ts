import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { type Entry, listVersions } from "../store/list";
import { causeOf } from "../store/refusal";
import { textOf } from "../../xml/node";
import { send, sendForXml } from "../store/send";

const NOTHING = "Unable to find any object version to undo.";

function newestOf(entries: readonly Entry[], count: number): Entry[] {
  const keys = [...new Set(entries.map(({ key }) => key))];
  return keys.flatMap((key) => entries.filter((entry) => entry.key === key).slice(0, count));
}

async function undoTarget(text: string, call: Call): Promise<void> {
  const target = storeTarget(call, text);
  const { alias, bucket, key } = target;
  const recursive = call.flags.has("recursive");
  if (recursive && !call.flags.has("force"))
    throw new McError("This operation will undo changes recursively. Retry with --force if you are sure.");
  const versioning = await sendForXml(alias, { method: "GET", bucket, query: [["versioning", ""]] });
  if (textOf(versioning, "Status") !== "Enabled")
    throw new McError("Undo command works only with S3 versioned-enabled buckets.");
  const all = await listVersions(alias, bucket, key, true);
  const entries = newestOf(
    all.filter((entry) => recursive || entry.key === key),
    Number(call.flags.value("last") ?? 1),
  );
  const wanted = entries.filter(({ versionId }) => versionId !== undefined && versionId !== "null");
  if (wanted.length === 0) throw new McError(NOTHING, undefined, "error");
  for (const { key: name, versionId = "", kind } of wanted) {
    await send(alias, { method: "DELETE", bucket, key: name, query: [["versionId", versionId]] });
    const shown = recursive ? `${bucket}/${name}` : name;
    const version = kind === "marker" ? "" : ` (vid=${versionId})`;
    const line = `✓ Last ${kind === "marker" ? "delete" : "upload"} of \`${shown}\`${version} is reverted.\n`;
    const isDeleteMarker = kind === "marker" ? { isDeleteMarker: true } : {};
    call.out.print(line, {
      status: "success",
      url: `${alias.url}/${bucket}/${name}`,
      key: shown,
      versionId,
      ...isDeleteMarker,
    });
  }
}

/** Takes the newest version or delete marker of an object away. */
export const undo: Command = {
  name: "undo",
  usage: "[FLAGS] TARGET",
  flags: [{ name: "last", value: true }, { name: "recursive", short: "r" }, { name: "force" }],
  args: [1, 1],
  run: (call) =>
    step(call, () =>
      undoTarget(call.args[0] ?? "", call).catch((error: unknown) => {
        throw error instanceof McError ? error : new McError(NOTHING, causeOf(error, "plain"), "error");
      }),
    ),
};
