/** One request as the engine sees it: plain data, no sockets. */
export interface SearchRequest {
  method: string;
  /** With its query string, percent-encoded as it came. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** UTF-8 when it is bytes. */
  body?: Uint8Array | string | undefined;
}

/** The whole answer; `body` is empty for HEAD, and no header says how long it is. */
export interface SearchResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}
