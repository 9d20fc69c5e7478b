import { type Call, type Command, step, storeTarget } from "../command";
import { McError } from "../mc-error";
import { causeOf, StoreRefusal } from "../store/refusal";
import { send } from "../store/send";
import { toUtf8 } from "../../digest/utf8";
import type { StoreTarget } from "../target";

// What mc itself refuses, before it asks the store.
function nameProblem(bucket: string): string | undefined {
  if (bucket.length < 3) return "Bucket name cannot be shorter than 3 characters";
  if (bucket.length > 63) return "Bucket name cannot be longer than 63 characters";
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bucket)) return "Bucket name cannot be an ip address";
  if (/\.\.|\.-|-\./.test(bucket)) return "Bucket name contains invalid characters";
  return /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(bucket) ? undefined : "Bucket name contains invalid characters";
}

async function create({ alias, bucket }: StoreTarget, call: Call): Promise<void> {
  const headers = call.flags.has("with-lock") ? { "x-amz-bucket-object-lock-enabled": "true" } : {};
  try {
    await send(alias, { method: "PUT", bucket, headers });
  } catch (error) {
    const exists = error instanceof StoreRefusal && error.code === "BucketAlreadyOwnedByYou";
    if (!exists || !call.flags.has("ignore-existing")) throw error;
  }
  if (!call.flags.has("with-versioning")) return;
  const body = toUtf8("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
  await send(alias, { method: "PUT", bucket, query: [["versioning", ""]], body });
}

async function makeBucket(text: string, call: Call): Promise<void> {
  const target = storeTarget(call, text, `Unable to make bucket \`${text}\`.`);
  const shown = text.replace(/\/$/, "");
  if (target.bucket === "") {
    const message = `Unable to make bucket, please use \`mc mb ${shown}/your-bucket-name\`.`;
    throw new McError(message, { message: "Bucket name cannot be empty.", error: {} }, "error");
  }
  const problem = nameProblem(target.bucket);
  const message = `Unable to make bucket \`${text}\`.`;
  if (problem !== undefined) throw new McError(message, { message: problem, error: {} }, "error");
  await create(target, call).catch((error: unknown) => {
    throw new McError(message, causeOf(error, "plain"), "error");
  });
  call.out.print(`Bucket created successfully \`${text}\`.\n`, {
    status: "success",
    bucket: text,
    region: call.flags.value("region") ?? "",
  });
}

/** Makes buckets. */
export const mb: Command = {
  name: "mb",
  usage: "[FLAGS] TARGET [TARGET ...]",
  flags: [
    { name: "region", value: true },
    { name: "ignore-existing", short: "p" },
    { name: "with-lock", short: "l" },
    { name: "with-versioning" },
  ],
  args: [1, 100],
  run: async (call) => {
    for (const text of call.args) await step(call, () => makeBucket(text, call));
  },
};
