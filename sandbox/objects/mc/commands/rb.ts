import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { listBuckets, listVersions } from "../store/list";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";
import type { StoreTarget } from "../target";

async function empty({ alias, bucket }: StoreTarget): Promise<void> {
  for (const { key, versionId } of await listVersions(alias, bucket, "", true)) {
    const query = versionId === undefined ? [] : [["versionId", versionId] as const];
    await send(alias, { method: "DELETE", bucket, key, query });
  }
}

async function removeBucket(text: string, call: Call): Promise<void> {
  const target = storeTarget(call, text, `Unable to validate target \`${text}\`.`);
  const { alias, bucket } = target;
  try {
    await send(alias, { method: "HEAD", bucket });
    if (call.flags.has("force")) await empty(target);
    await send(alias, { method: "DELETE", bucket });
  } catch (error) {
    if (error instanceof StoreRefusal && error.code === "BucketNotEmpty") {
      throw new McError(
        `\`${text}\` is not empty. Retry this command with ‘--force’ flag if you want to remove \`${text}\` and all its contents`,
      );
    }
    throw new McError(`Unable to validate target \`${text}\`.`, causeOf(error), "error");
  }
  call.out.print(`Removed \`${text}\` successfully.\n`, { status: "success", bucket: text });
}

async function removeAll(text: string, call: Call): Promise<void> {
  if (!call.flags.has("force") || !call.flags.has("dangerous")) {
    throw new McError(
      "This operation results in **site-wide** removal of buckets. If you are really sure, retry this command with ‘--force’ and ‘--dangerous’ flags.",
    );
  }
  for (const { key } of await listBuckets(storeTarget(call, text).alias)) {
    await step(call, () => removeBucket(`${text.replace(/\/$/, "")}/${key}`, call));
  }
}

/** Removes buckets; those with objects only by force. */
export const rb: Command = {
  name: "rb",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [{ name: "force" }, { name: "dangerous" }],
  args: [1, 100],
  run: async (call) => {
    for (const text of call.args) {
      const { bucket } = storeTarget(call, text, `Unable to validate target \`${text}\`.`);
      await step(call, () => (bucket === "" ? removeAll(text, call) : removeBucket(text, call)));
    }
  },
};
