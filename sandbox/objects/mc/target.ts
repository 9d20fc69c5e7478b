import type { Alias, McWorld } from "./world";

/** A place that an argument names: in a store, or among the files. */
export type Target =
  | {
      readonly kind: "store";
      /** As it was written. */
      readonly text: string;
      readonly aliasName: string;
      readonly alias: Alias;
      /** "" for the store itself. */
      readonly bucket: string;
      /** "" for the bucket itself; may end in a slash. */
      readonly key: string;
    }
  | { readonly kind: "file"; readonly text: string; readonly path: string };

/** A target in a store. */
export type StoreTarget = Extract<Target, { kind: "store" }>;

/** Reads `alias/bucket/key`; what begins with no alias is a file. */
export function parseTarget(text: string, world: McWorld): Target {
  const [aliasName = "", ...rest] = text.split("/");
  const alias = world.aliases.get(aliasName);
  if (!alias) return { kind: "file", text, path: text.replace(/^\.\/?/, "").replace(/\/{2,}/g, "/") };
  const [bucket = "", ...key] = rest.filter((part, i) => part !== "" || i > 0);
  return { kind: "store", text, aliasName, alias, bucket, key: key.join("/") };
}

/** `alias/bucket/key` as mc prints it. */
export function storeText(target: StoreTarget, key: string): string {
  return `${target.aliasName}/${target.bucket}/${key}`;
}

/** The address of a target. */
export function targetUrl({ alias, bucket, key }: StoreTarget): string {
  return [alias.url, bucket, key].filter((part, i) => i === 0 || part !== "").join("/");
}
