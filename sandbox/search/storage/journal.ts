/** A request that changed the state, with the moment and the ids that it ran under: run again under them, it gives the same state. */
export interface JournalRecord {
  /** Milliseconds since 1970: the clock stands still while one request is answered. */
  readonly at: number;
  /** How many ids had been given before. */
  readonly ids: number;
  readonly request: KeptRequest;
}

/** What of a request decides over its answer: of the headers only `accept` and `content-type`, so that no secret is kept. */
export interface KeptRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Where requests are written down before they are answered. */
export interface Journal {
  /**
   * Resolves once the records would outlast a crash; of records whose promise is rejected none may come back. A full disk rejects
   * with Node's ENOSPC or EDQUOT, or with the DOM's QuotaExceededError.
   */
  append(records: readonly JournalRecord[]): Promise<void>;
}
