import type { Digests } from "../digest/digests";
import type { Caller } from "../identity/caller";
import type { IdentityState } from "../identity/identity-state";
import type { Realm } from "./credential-scope";
import type { ByteStream } from "./signed-request";
import type { SigningKeys } from "./signing-key";

/** What authentication needs from the world. */
export interface AuthenticationDeps {
  readonly digests: Digests;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly region: string;
  readonly identities: IdentityState;
  /** Kept between requests; without it every request derives its key anew. */
  readonly keys?: SigningKeys;
}

/** The same, for one service. */
export interface VerifyDeps extends AuthenticationDeps, Realm {}

/** How a request was signed: policies can ask for it (`s3:authType`, `s3:signatureAge`). */
export type SignedBy = "none" | "header" | "query" | "form";

/** A request whose signature holds. */
export interface Authenticated {
  readonly caller: Caller;
  readonly signedBy: SignedBy;
  /** Milliseconds since a presigned URL was signed. */
  readonly signatureAge?: number;
  /**
   * The plain body, without chunk framing. It throws ObjectError at its end, or before, where it is not what was signed: nothing may
   * take effect until it has been read to the end.
   */
  readonly body: ByteStream;
  /** Bytes of the plain body as announced, where they were. */
  readonly length: number | undefined;
  /** Names of the trailing headers that were announced, in lower case. */
  readonly trailerNames: readonly string[];
  /** Trailing headers, complete once the body has been read to its end. */
  readonly trailers: ReadonlyMap<string, string>;
}
