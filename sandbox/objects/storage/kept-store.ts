import type { ObjectEngine, ObjectEngineSettings } from "../engine";

/** What a store is made of whose storage is its own. */
export type KeptStoreSettings = Omit<ObjectEngineSettings, "contents" | "journal" | "state">;

/** A store that outlasts whoever opened it. */
export interface KeptStore {
  readonly engine: ObjectEngine;
  /** Records of the journal whose checksum did not hold: set aside, the rest is served. */
  readonly damaged: number;
  close(): Promise<void>;
}
