import type { Change } from "../state/change";

/** Where changes are written down before they are acknowledged. */
export interface Journal {
  /** Resolves once the change would outlast a crash. */
  append(change: Change): Promise<void>;
}
