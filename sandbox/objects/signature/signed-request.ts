/** Bytes that arrive in pieces; read once. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** What a signature covers: the part of a request that authentication reads. */
export interface SignedRequest {
  readonly method: string;
  /** As it came over the wire, percent-encoding included, without the query. */
  readonly path: string;
  /** Decoded names and values in their order; a name without `=` has the value "". */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case, `host` among them; values of one name joined by ",". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ByteStream;
}
