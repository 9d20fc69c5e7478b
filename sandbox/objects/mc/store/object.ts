import type { StoreTarget } from "../target";
import type { StoreReply } from "../world";
import { StoreRefusal } from "./refusal";
import { send } from "./send";

/** HEAD of an object; undefined where it is not there. A bucket that is not there is a refusal. */
export async function headObject(target: StoreTarget, versionId?: string): Promise<StoreReply | undefined> {
  const { alias, bucket, key } = target;
  const query = versionId === undefined ? [] : [["versionId", versionId] as const];
  try {
    return await send(alias, { method: "HEAD", bucket, key, query });
  } catch (error) {
    if (
      error instanceof StoreRefusal &&
      ["NoSuchKey", "NoSuchVersion", "MethodNotAllowed", "404"].includes(error.code)
    ) {
      return undefined;
    }
    throw error;
  }
}

/** The bytes of an object. */
export async function readObject(
  { alias, bucket, key }: StoreTarget,
  versionId?: string,
): Promise<Uint8Array> {
  const query = versionId === undefined ? [] : [["versionId", versionId] as const];
  return (await send(alias, { method: "GET", bucket, key, query })).body;
}
