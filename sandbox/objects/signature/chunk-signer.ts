import type { Digests } from "../digest/digests";
import { scopeText } from "./credential-scope";
import { signText } from "./signing-key";
import type { VerifiedHeader } from "./verify-header";

/** Signs the chunks of a body one after the other: each signature covers the one before it, the first that of the headers. */
export interface ChunkSigner {
  /** Takes the SHA-256 of a chunk's data in hexadecimal; gives its signature. */
  chunk(hash: string): string;
  /** Takes the trailing headers as lines, each ending in a line feed. */
  trailer(lines: string): string;
}

/** AWS Signature Version 4, "signature calculations for the authorization header: transferring payload in multiple chunks". */
export function startChunkSigner(
  header: Pick<VerifiedHeader, "fields" | "key" | "date">,
  digests: Digests,
): ChunkSigner {
  const scope = scopeText(header.fields.scope);
  const empty = digests.sha256("");
  let before = header.fields.signature;
  const sign = (...parts: string[]): string => {
    before = signText(header.key, parts.join("\n"), digests);
    return before;
  };
  return {
    chunk: (hash) => sign("AWS4-HMAC-SHA256-PAYLOAD", header.date, scope, before, empty, hash),
    trailer: (lines) => sign("AWS4-HMAC-SHA256-TRAILER", header.date, scope, before, digests.sha256(lines)),
  };
}
