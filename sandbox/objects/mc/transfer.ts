import { uriEncode } from "../signature/canonical-request";
import type { Call } from "./command";
import { contentTypeOf } from "./content-type";
import { McError } from "./mc-error";
import { exactSize, readableSize } from "./sizes";
import { headObject, readObject } from "./store/object";
import { causeOf } from "./store/refusal";
import { send } from "./store/send";
import { storeText, type StoreTarget } from "./target";

/** One end of a copy: an object, or a file. */
export type Place =
  | { readonly kind: "store"; readonly target: StoreTarget }
  | { readonly kind: "file"; readonly path: string };

/** A copy that is to be made. */
export interface Copy {
  readonly from: Place;
  readonly to: Place;
  /** Bytes. */
  readonly size: number;
}

// Headers that S3 keeps under their own names; every other attribute becomes metadata.
const OWN_HEADERS = /^(?:cache-control|content-(?:disposition|encoding|language|type)|expires|x-amz-.*)$/i;

const KEPT = /^(?:cache-control|content-(?:disposition|encoding|language|type)|expires)$/;

function attributes(call: Call): Record<string, string> {
  const pairs = (call.flags.value("attr") ?? "").split(";").filter((pair) => pair.includes("="));
  const headers = pairs.map((pair): [string, string] => {
    const name = pair.slice(0, pair.indexOf("=")).toLowerCase();
    return [OWN_HEADERS.test(name) ? name : `x-amz-meta-${name}`, pair.slice(pair.indexOf("=") + 1)];
  });
  const tags = call.flags.value("tags");
  const storageClass = call.flags.value("storage-class");
  return {
    ...Object.fromEntries(headers),
    ...(tags === undefined ? {} : { "x-amz-tagging": tags }),
    ...(storageClass === undefined ? {} : { "x-amz-storage-class": storageClass }),
  };
}

async function write(to: Place, bytes: Uint8Array, type: string, call: Call): Promise<void> {
  if (to.kind === "file") return call.world.files.write(to.path, bytes);
  const headers = { "content-type": type, ...attributes(call) };
  const { alias, bucket, key } = to.target;
  await send(alias, { method: "PUT", bucket, key, headers, body: bytes });
}

async function ownHeaders(from: StoreTarget): Promise<Record<string, string>> {
  const headers = Object.entries((await headObject(from))?.headers ?? {});
  return Object.fromEntries(headers.filter(([name]) => name.startsWith("x-amz-meta-") || KEPT.test(name)));
}

async function copyWithin(from: StoreTarget, to: StoreTarget, call: Call): Promise<void> {
  const source = `/${from.bucket}/${from.key.split("/").map(uriEncode).join("/")}`;
  const asked = attributes(call);
  // New attributes replace all there were: those of the source come along.
  const own = call.flags.has("attr") ? { ...(await ownHeaders(from)), ...asked } : asked;
  const replaced = Object.keys(own).some(
    (name) => name !== "x-amz-storage-class" && name !== "x-amz-tagging",
  );
  const headers = {
    ...own,
    "x-amz-copy-source": source,
    ...(replaced ? { "x-amz-metadata-directive": "REPLACE" } : {}),
    ...("x-amz-tagging" in own ? { "x-amz-tagging-directive": "REPLACE" } : {}),
  };
  await send(to.alias, { method: "PUT", bucket: to.bucket, key: to.key, headers });
}

async function make({ from, to }: Copy, call: Call): Promise<void> {
  if (from.kind === "file") {
    return write(to, call.world.files.read(from.path) ?? new Uint8Array(0), contentTypeOf(from.path), call);
  }
  if (to.kind === "store" && to.target.alias === from.target.alias)
    return copyWithin(from.target, to.target, call);
  const type = (await headObject(from.target))?.headers["content-type"];
  await write(to, await readObject(from.target), type ?? contentTypeOf(from.target.key), call);
}

function textOf(place: Place, isSource: boolean, call: Call): string {
  if (place.kind === "store") return storeText(place.target, place.target.key);
  return isSource ? `${call.world.files.path}/${place.path}` : place.path;
}

/** The table under a transfer, its columns as wide as their widest cell. */
export function summaryTable(total: number, transferred: number): string {
  const head = ["Total", "Transferred", "Duration", "Speed"];
  const cells = [exactSize(total), exactSize(transferred), "00m00s", `${readableSize(transferred)}/s`];
  const widths = head.map((name, i) => Math.max(name.length, cells[i]?.length ?? 0));
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => "─".repeat(width + 2)).join(middle)}${right}\n`;
  const row = (texts: readonly string[]): string =>
    `│${texts.map((text, i) => ` ${text.padEnd(widths[i] ?? 0)} `).join("│")}│\n`;
  return rule("┌", "┬", "┐") + row(head) + row(cells) + rule("└", "┴", "┘");
}

async function remove({ from }: Copy, call: Call): Promise<void> {
  if (from.kind === "file") return call.world.files.remove(from.path);
  const { alias, bucket, key } = from.target;
  await send(alias, { method: "DELETE", bucket, key });
}

/** Makes copies one after the other and prints each, then the summary. A move removes what was copied; a mirror's documents have two fields more. */
export async function transfer(
  copies: readonly Copy[],
  call: Call,
  way: "copy" | "move" | "mirror",
): Promise<void> {
  const totalSize = copies.reduce((sum, { size }) => sum + size, 0);
  const more = way === "mirror" ? { eventTime: "", eventType: "" } : {};
  let transferred = 0;
  for (const copy of copies) {
    const source = textOf(copy.from, true, call);
    const target = textOf(copy.to, false, call);
    const counts = { size: copy.size, totalCount: copies.length, totalSize };
    call.out.print(`\`${source}\` -> \`${target}\`\n`, {
      status: "success",
      source,
      target,
      ...counts,
      ...more,
    });
    try {
      await make(copy, call);
      if (way === "move") await remove(copy, call);
      transferred += copy.size;
    } catch (error) {
      call.out.fail(new McError(`Failed to copy \`${source}\`.`, causeOf(error), "error"));
    }
  }
  const summary = { status: "success", total: totalSize, transferred, duration: 0, speed: 0 };
  call.out.print(summaryTable(totalSize, transferred), summary);
}
