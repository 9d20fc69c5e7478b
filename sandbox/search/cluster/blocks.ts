import { SearchError } from "../errors/search-error";
import { type IndexEntry, textSetting } from "./cluster";

/** What is about to be done to an index. */
export type Deed = "read" | "write" | "metadata";

const WATERMARK =
  "TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block; for more information, see https://www.elastic.co/docs/troubleshoot/elasticsearch/fix-watermark-errors?version=9.5";

/** Blocks by the setting behind `index.blocks.`: which deeds each forbids, and how that is told. */
const BLOCKS: Readonly<Record<string, { readonly deeds: readonly Deed[]; readonly shown: string }>> = {
  read_only: { deeds: ["write", "metadata"], shown: "FORBIDDEN/5/index read-only (api)" },
  read: { deeds: ["read"], shown: "FORBIDDEN/7/index read (api)" },
  write: { deeds: ["write"], shown: "FORBIDDEN/8/index write (api)" },
  metadata: { deeds: ["metadata"], shown: "FORBIDDEN/9/index metadata (api)" },
  read_only_allow_delete: { deeds: ["write"], shown: WATERMARK },
};

/** Throws 403 (429 for a full disk) where a block of the index forbids the deed. */
export function checkBlocks({ live }: IndexEntry, deed: Deed): void {
  const found = Object.entries(BLOCKS).filter(
    ([name, { deeds }]) => deeds.includes(deed) && textSetting(live, `index.blocks.${name}`) === "true",
  );
  if (found.length === 0) return;
  const listed = found.map(([, { shown }]) => `[${shown}];`).join("");
  const full = found.every(([name]) => name === "read_only_allow_delete");
  throw new SearchError(
    full ? 429 : 403,
    "cluster_block_exception",
    `index [${live.name}] blocked by: ${listed}`,
  );
}

/** What every write gets while the disk is full, in the words of a block on the whole cluster. */
export const floodStage = (): SearchError =>
  new SearchError(429, "cluster_block_exception", `blocked by: [${WATERMARK}];`);
