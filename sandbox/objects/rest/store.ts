import type { Digests } from "../digest/digests";
import type { Dialect } from "../policy/dialect";
import type { SigningKeys } from "../signature/signing-key";
import type { Change } from "../state/change";
import type { StoreState } from "../state/store-state";
import type { Contents } from "../storage/contents";

/** What operations work on, and the world that was passed in. */
export interface Store {
  state(): StoreState;
  /** Takes effect at once; resolves when the change would outlast a crash. */
  commit(change: Change): Promise<void>;
  readonly contents: Contents;
  readonly digests: Digests;
  /** Signing keys that were derived already. */
  readonly keys: SigningKeys;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly region: string;
  readonly dialect: Dialect;
}
