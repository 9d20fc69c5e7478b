import type { BucketUsage } from "../bucket/usage";
import type { IdentityState } from "../identity/identity-state";

/** A request to a store, not yet signed. */
export interface StoreRequest {
  readonly method: string;
  /** Absent for the list of buckets. */
  readonly bucket?: string;
  readonly key?: string;
  /** A name without a value has "". */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** What a store answers; header names in lower case. */
export interface StoreReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends a request to a store, signed with the alias's key: the engine in process, or any S3 store over HTTP. */
export type Exchange = (request: StoreRequest) => Promise<StoreReply>;

/** A store under a short name. */
export interface Alias {
  /** "http://localhost:9000", without a slash at the end. */
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly exchange: Exchange;
}

/** The files beside the console: paths with slashes, relative to the working folder. */
export interface WorkingFolder {
  /** Absolute, as it is printed. */
  readonly path: string;
  /** Paths of all files, in no order. */
  list(): readonly string[];
  read(path: string): Uint8Array | undefined;
  write(path: string, bytes: Uint8Array): void;
  remove(path: string): void;
  /** When a file was last changed, in milliseconds since 1970. */
  modified(path: string): number;
}

/** Where a command runs. */
export interface McWorld {
  readonly aliases: Map<string, Alias>;
  readonly files: WorkingFolder;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A text of so many letters (a to v, 0 to 9) that nobody can guess. */
  readonly random: (length: number) => string;
  /** Users, groups and policies of the store; absent where it is not ours to change. */
  readonly identities?: { get(): IdentityState; set(state: IdentityState): void | Promise<void> };
  /** What a bucket held when the store's scanner last looked; absent where the store does not tell. */
  readonly usage?: (bucket: string) => BucketUsage | undefined;
}
