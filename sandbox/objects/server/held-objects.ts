import type { Engine } from "../../engine";
import { engineThread } from "../../server/engine-thread";
import { ThreadedEngine } from "../../threaded-engine";

/** The object store in a thread that is held from outside. */
export const heldObjects = (dialect: "minio" | "aws"): Engine =>
  new ThreadedEngine(() => engineThread("sandbox/objects/server/engine.worker.ts", dialect));
