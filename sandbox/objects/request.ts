import type { ByteStream } from "./signature/signed-request";

export type { ByteStream } from "./signature/signed-request";

/** A request to the store, as it came over the wire. */
export interface ObjectRequest {
  readonly method: string;
  /** Percent-encoding included, without the query. */
  readonly path: string;
  /** Decoded names and values in their order; a name without `=` has the value "". */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case, `host` among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ByteStream;
  /** The caller's address; "127.0.0.1" where nothing is said. */
  readonly address?: string;
  /** Came over TLS. */
  readonly secure?: boolean;
}

/** What the store answers; header names in lower case. */
export interface ObjectResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ByteStream;
}
