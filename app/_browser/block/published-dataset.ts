import type { Dataset } from "@/sandbox/engine";
import type { Schema } from "@/sandbox/sql/catalog";

/** `public/datasets/<name>.<version>.json`: the dataset and, where the build wrote it, its tables. */
export type PublishedDataset = Dataset & { schema?: Schema };

const fetched = new Map<string, Promise<PublishedDataset>>();

/** Fetches a dataset once per address; after a failure the next call tries again. */
export function fetchDataset(address: string): Promise<PublishedDataset> {
  const known = fetched.get(address);
  if (known) return known;
  const asked = read(address);
  fetched.set(address, asked);
  asked.catch(() => fetched.delete(address));
  return asked;
}

async function read(address: string): Promise<PublishedDataset> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const found: unknown = await response.json();
  if (!isDataset(found)) throw new Error(`${address} is not a dataset`);
  return found;
}

function isDataset(found: unknown): found is PublishedDataset {
  if (typeof found !== "object" || found === null) return false;
  return "name" in found && "version" in found && "files" in found && Array.isArray(found.files);
}
