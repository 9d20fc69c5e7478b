import type { Digests } from "./digest/digests";
import { pureDigests } from "./digest/pure-digests";
import { freshIdentities } from "./identity/identities";
import type { IdentityState, RootKey } from "./identity/identity-state";
import { expireBucket } from "./lifecycle/expire";
import type { Dialect } from "./policy/dialect";
import type { ObjectRequest, ObjectResponse } from "./request";
import { answer } from "./rest/answer";
import type { Store } from "./rest/store";
import { applyChange, type Change } from "./state/change";
import { SortedMap } from "./state/sorted-map";
import type { StoreState } from "./state/store-state";
import type { Contents } from "./storage/contents";
import type { Journal } from "./storage/journal";
import { memoryContents } from "./storage/memory-contents";

/** What a store is made of; what is left out is in memory, in pure JavaScript, in `us-east-1`, and speaks as MinIO does. */
export interface ObjectEngineSettings {
  readonly root: RootKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Numbers in [0, 1): ids of requests, versions, uploads and keys come from here. */
  readonly random: () => number;
  readonly region?: string;
  /** A function where it may change. */
  readonly dialect?: Dialect | (() => Dialect);
  readonly digests?: Digests;
  readonly contents?: Contents;
  readonly journal?: Journal;
  /** What a journal told of earlier; without it the store begins empty. */
  readonly state?: StoreState;
}

/** A store of objects that speaks S3. */
export interface ObjectEngine {
  handle(request: ObjectRequest): Promise<ObjectResponse>;
  /** The same by the root key, without a signature: for whoever holds the store, never for what came over a wire. */
  handleAsRoot(request: ObjectRequest): Promise<ObjectResponse>;
  /** All that the store holds, as one immutable value. */
  snapshot(): StoreState;
  restore(state: StoreState): void;
  /** Users, groups and policies, which S3 itself has no requests for. */
  readonly identities: { get(): IdentityState; set(state: IdentityState): Promise<void> };
  /** Removes what lifecycle rules say is due now, in every bucket. */
  expire(): Promise<void>;
}

/** A store with no buckets and nobody but the root key. */
export function emptyState(root: RootKey): StoreState {
  return { buckets: SortedMap.empty(), identities: freshIdentities(root) };
}

function startStore(settings: ObjectEngineSettings): Store & { restore(state: StoreState): void } {
  let state = settings.state ?? emptyState(settings.root);
  const { dialect = "minio", journal } = settings;
  /** What is written down, and what is not yet, in order. */
  let written = state;
  let open: readonly Change[] = [];
  const commit = async (change: Change): Promise<void> => {
    // The state moves on before anything is awaited: whoever decides by it and commits at once cannot be overtaken.
    state = applyChange(state, change);
    if (!journal) return;
    open = [...open, change];
    try {
      await journal.append(change);
      written = applyChange(written, change);
      open = open.filter((each) => each !== change);
    } catch (cause) {
      // What could not be written down has not happened.
      open = open.filter((each) => each !== change);
      state = open.reduce(applyChange, written);
      throw cause;
    }
  };
  return {
    state: () => state,
    restore(next) {
      state = next;
      written = next;
    },
    commit: (change) => commit(change),
    contents: settings.contents ?? memoryContents(),
    digests: settings.digests ?? pureDigests,
    keys: new Map(),
    now: settings.now,
    random: settings.random,
    region: settings.region ?? "us-east-1",
    get dialect() {
      return typeof dialect === "function" ? dialect() : dialect;
    },
  };
}

/** Starts a store. */
export function createObjectEngine(settings: ObjectEngineSettings): ObjectEngine {
  const store = startStore(settings);
  return {
    handle: (request) => answer(request, store),
    handleAsRoot: (request) => answer(request, store, { kind: "root", accessKey: settings.root.accessKey }),
    snapshot: () => store.state(),
    restore: (state) => store.restore(state),
    identities: {
      get: () => store.state().identities,
      set: (identities) => store.commit({ kind: "identities", identities }),
    },
    async expire() {
      for (const [name] of store.state().buckets.entriesFrom("")) await expireBucket(store, name);
    },
  };
}
