import { applyChange } from "../state/change";
import { changesOf } from "../state/changes-of";
import type { StoreState } from "../state/store-state";
import { readRecord, writeRecord } from "./change-record";

/** What the records of a journal tell. */
export interface Replayed {
  readonly state: StoreState;
  /** Records whose checksum does not hold. */
  readonly damaged: readonly string[];
  /** What the journal is to be written anew as: the shortest records that end in this state. Undefined where it may stay as it is. */
  readonly rewritten: readonly string[] | undefined;
}

/** A journal is written anew when it has so many times the records that its state needs, and not only a few. */
const MOST_HISTORY = 2;
const FEW_RECORDS = 1_000;

/** Goes through the records in order. The root key is that of `start`, whatever they say. */
export function replayRecords(records: readonly string[], start: StoreState): Replayed {
  const damaged: string[] = [];
  let state = start;
  for (const record of records) {
    const change = readRecord(record);
    if (change) state = applyChange(state, change);
    else damaged.push(record);
  }
  state = { ...state, identities: { ...state.identities, root: start.identities.root } };
  const needed = changesOf(state);
  const long = records.length > FEW_RECORDS && records.length > MOST_HISTORY * needed.length;
  return { state, damaged, rewritten: damaged.length > 0 || long ? needed.map(writeRecord) : undefined };
}
