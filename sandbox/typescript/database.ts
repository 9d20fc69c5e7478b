/** What the client in a program speaks to. Never rejects for what a statement does; a rejection is our own failure. */
export interface Database {
  /** `values` stand for `$1`, `$2`, …; `undefined` when the program gave none. */
  query(text: string, values: unknown[] | undefined): Promise<QueryReply>;
}

/** What one `client.query` is answered with. */
export type QueryReply = QueryResult | { error: QueryError };

/** As `pg` would give it. A cell may be a Date: it is one inside the program too. */
export interface QueryResult {
  columns: string[];
  rows: unknown[][];
  /** First word of the command tag: `SELECT`, `INSERT`, `CREATE`. */
  command: string;
  /** `null` when the command tag carries no count. */
  rowCount: number | null;
}

/** What the rejected promise carries. */
export interface QueryError {
  /** SQLSTATE. */
  code: string;
  message: string;
  /** 1-based, in characters of the statement's text as the program wrote it. */
  position?: number;
  detail?: string;
  hint?: string;
}
