import { type PageKey, pageKeyAddress } from "@/exercises/grader/page-key";

const fetched = new Map<string, Promise<PageKey>>();

/** Fetches the page key of an exercise once; after a failure the next call tries again. */
export function fetchKey(exercise: string): Promise<PageKey> {
  const known = fetched.get(exercise);
  if (known) return known;
  const asked = read(pageKeyAddress(exercise));
  fetched.set(exercise, asked);
  asked.catch(() => fetched.delete(exercise));
  return asked;
}

async function read(address: string): Promise<PageKey> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as PageKey;
}
