import { ObjectError } from "../errors/object-error";
import type { FoundKey } from "../identity/find-key";
import { sameSignature } from "./signing-key";

/** A temporary key needs its token, and only its own; a lasting key comes without one. */
export function refuseWrongToken(token: string | undefined, found: FoundKey): void {
  const sent = token ?? "";
  if (!sameSignature(sent, found.sessionToken ?? "")) throw new ObjectError("InvalidToken");
}
