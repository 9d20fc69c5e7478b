import type { Readable } from "node:stream";
import type { Client } from "minio";

/** One call of the minio package's documented API, a promise of what is compared; some types of the package hide that it is one. */
export interface Step {
  /** Name of the method in the package's API reference. */
  readonly method: string;
  /** What is special about this call; "" for the plain one. */
  readonly what: string;
  readonly call: (client: Client, world: StepWorld) => unknown;
}

/** What the steps share. */
export interface StepWorld {
  /** A folder for files, empty at first. */
  readonly folder: string;
  /** What earlier steps gave, by names of their own. */
  readonly kept: Map<string, string>;
}

/** Every piece of a stream of bytes, as text. */
export async function readText(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Every item of a stream of items. */
export async function readItems(stream: Readable): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** Answer of a plain HTTP request: its status and body. */
export async function fetched(url: string, init?: RequestInit): Promise<{ status: number; body: string }> {
  const reply = await fetch(url, init);
  return { status: reply.status, body: await reply.text() };
}
