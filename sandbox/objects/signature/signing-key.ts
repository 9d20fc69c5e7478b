import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { toUtf8 } from "../digest/utf8";
import { type CredentialScope, scopeText } from "./credential-scope";

/** The algorithm that everything here is about. */
export const ALGORITHM = "AWS4-HMAC-SHA256";

const MOST_KEYS = 256;

/** Signing keys by secret, day, region and service: four HMACs are spared for every further request of a day. */
export type SigningKeys = Map<string, Uint8Array>;

/** The key of a day (AWS Signature Version 4, "derive a signing key"). */
export function signingKey(
  secret: string,
  scope: Omit<CredentialScope, "accessKey">,
  digests: Digests,
  known?: SigningKeys,
): Uint8Array {
  const name = `${scopeText(scope)}\n${secret}`;
  const found = known?.get(name);
  if (found) return found;
  const key = [scope.day, scope.region, scope.service, "aws4_request"].reduce(
    (before, part) => digests.hmac(before, part),
    toUtf8(`AWS4${secret}`),
  );
  if (known && known.size >= MOST_KEYS) known.clear();
  known?.set(name, key);
  return key;
}

/** The signature of a text, in hexadecimal. */
export function signText(key: Uint8Array, text: string, digests: Digests): string {
  return toHex(digests.hmac(key, text));
}

/** What is signed for a canonical request. `date` is that of the request in the basic form. */
export function stringToSign(
  canonical: string,
  date: string,
  scope: Omit<CredentialScope, "accessKey">,
  digests: Digests,
): string {
  return [ALGORITHM, date, scopeText(scope), digests.sha256(canonical)].join("\n");
}

/** Compares in the same time wherever the texts differ, so that a signature cannot be guessed letter by letter. */
export function sameSignature(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % Math.max(1, b.length));
  return difference === 0;
}
