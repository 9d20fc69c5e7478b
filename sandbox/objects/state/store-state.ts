import type { IdentityState } from "../identity/identity-state";
import type { Bucket } from "./bucket";
import type { SortedMap } from "./sorted-map";

/** Everything that the store knows: one immutable value, so that a snapshot is a reference. */
export interface StoreState {
  readonly buckets: SortedMap<Bucket>;
  readonly identities: IdentityState;
}
