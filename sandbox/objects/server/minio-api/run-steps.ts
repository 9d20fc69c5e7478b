import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "minio";
import { bucketSteps } from "./bucket-steps";
import { lockAndLinkSteps } from "./lock-and-link-steps";
import { Normaliser } from "./normaliser";
import { objectSteps } from "./object-steps";
import type { Step } from "./step";

/** What every call of the documented API gave, under `method, what`. */
export type Answers = Record<string, unknown>;

/** Every call, in the order in which it is made: later ones lean on earlier ones. */
export const allSteps: readonly Step[] = [...bucketSteps, ...objectSteps, ...lockAndLinkSteps];

/** A store that may be emptied. */
export interface EmptyStore {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Makes every call against a store; what differs from run to run (ids, times, addresses) is named in its answers. */
export async function runSteps(store: EmptyStore): Promise<Answers> {
  const { accessKey, secretKey } = store;
  const port = Number(new URL(store.url).port);
  const folder = await mkdtemp(join(tmpdir(), "minio-api-"));
  const world = { folder, kept: new Map<string, string>() };
  const normaliser = new Normaliser(port);
  const partSize = 5 * 1024 * 1024;
  const answers: Answers = {};
  try {
    for (const { method, what, call } of allSteps) {
      const client = new Client({
        endPoint: "127.0.0.1",
        port,
        useSSL: false,
        accessKey,
        secretKey,
        partSize,
      });
      answers[what === "" ? method : `${method}, ${what}`] = normaliser.plain(
        await outcome(call, client, world),
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return answers;
}

async function outcome(call: Step["call"], ...given: Parameters<Step["call"]>): Promise<unknown> {
  try {
    return { gave: await call(...given) };
  } catch (cause) {
    return { refused: cause };
  }
}
