import type { Call } from "../command";
import { step } from "../command";
import { McError } from "../mc-error";
import { listBuckets, listUploads, type UnfinishedUpload } from "../store/list";
import { causeOf } from "../store/refusal";
import { type StoreTarget, targetUrl } from "../target";
import { readableTime } from "../times";

function print(name: string, { initiated }: UnfinishedUpload, url: string, call: Call): void {
  call.out.print(`[${readableTime(Date.parse(initiated))}]     0B ${name}\n`, {
    status: "success",
    type: "file",
    lastModified: initiated,
    size: 0,
    key: name,
    etag: "",
    url,
    versionOrdinal: 1,
  });
}

async function listTarget(target: StoreTarget, call: Call): Promise<void> {
  const { alias, bucket, key } = target;
  if (bucket === "") {
    for (const { key: each } of await listBuckets(alias)) {
      for (const upload of await listUploads(alias, each, ""))
        print(`${each}/${upload.key}`, upload, `${alias.url}/`, call);
    }
    return;
  }
  const folder = key.slice(0, key.lastIndexOf("/") + 1);
  const url = key === "" ? `${targetUrl(target)}/` : targetUrl(target);
  for (const upload of await listUploads(alias, bucket, key))
    print(upload.key.slice(folder.length), upload, url, call);
}

/** Lists uploads in parts that are not finished. */
export function lsIncomplete(target: StoreTarget, call: Call): Promise<void> {
  return step(call, () =>
    listTarget(target, call).catch((error: unknown) => {
      throw new McError("Unable to list folder.", causeOf(error), "error");
    }),
  );
}
