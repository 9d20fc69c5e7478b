/// <reference lib="webworker" />
// Blob, WebAssembly, TextDecoder and clocks: Node and browser both have them, but plain ES2023 does not know them.

import type { Dataset, Limits } from "../engine";
import type { Outcome } from "../outcome";
import type { ArchivedState } from "./archived-state";
import type { ResetReply } from "./room";

/** The engine's files as they cross to a worker: Node sends bytes, the browser blobs. */
export interface PostedFiles {
  wasm: WebAssembly.Module;
  data: Blob | Uint8Array<ArrayBuffer>;
  dataDirectory: Blob | Uint8Array<ArrayBuffer>;
}

/** What the page or the server asks of a worker. One question at a time. */
export type Ask =
  /** `snapshot: false` opens as if an internal of PGlite had moved. */
  | { kind: "open"; files: PostedFiles; snapshot: boolean }
  | { kind: "reset"; dataset: Dataset }
  /** A reset to a dataset that was posted before: its text is up to a megabyte, and a reset takes milliseconds. */
  | { kind: "return"; version: string }
  /** Another instance's loaded dataset. */
  | { kind: "adopt"; version: string; state: ArchivedState }
  /** The dataset just loaded, for other instances. */
  | { kind: "archive" }
  | { kind: "run"; text: string; limits: Limits };

/** What a worker tells. `outcome` comes any number of times before the `done` of a run; the others answer once. */
export type Tell =
  | { kind: "opened"; fallback: string | undefined }
  | { kind: "reset"; reply: ResetReply }
  /** `found: false`: the dataset has to be posted. */
  | { kind: "returned"; found: boolean }
  | { kind: "archived"; state: ArchivedState | undefined }
  | { kind: "outcome"; outcome: Outcome }
  | { kind: "done" }
  | { kind: "failed"; message: string };
