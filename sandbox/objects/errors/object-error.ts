import { ERRORS, type ErrorName } from "./error-table";

/** Where a request was refused: at the door, before bucket and key were known (the answer then names neither), or later. */
export type RefusedAt = "door" | "operation";

interface Particulars {
  /** Instead of the message of the table. */
  readonly message?: string;
  /** Behind the message of the table, as ` (…)`. */
  readonly detail?: string;
  readonly at?: RefusedAt;
  /** Headers of the answer, such as the ETag of an object whose condition failed. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further elements of the error document, in order. */
  readonly elements?: Readonly<Record<string, string>>;
}

/** A request that S3 refuses: thrown anywhere in the engine, turned into an answer in one place. */
export class ObjectError extends Error {
  override readonly name = "ObjectError";
  readonly code: string;
  readonly status: number;
  readonly at: RefusedAt;
  readonly headers: Readonly<Record<string, string>>;
  readonly elements: Readonly<Record<string, string>>;

  constructor(
    /** The row of the table; several rows share a code. */
    readonly reason: ErrorName,
    particulars: Particulars = {},
  ) {
    const row = ERRORS[reason];
    const message = particulars.message ?? row.message;
    super(particulars.detail === undefined ? message : `${message} (${particulars.detail})`);
    this.code = row.code;
    this.status = row.status;
    this.at = particulars.at ?? "operation";
    this.headers = particulars.headers ?? {};
    this.elements = particulars.elements ?? {};
  }
}
