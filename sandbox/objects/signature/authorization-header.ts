import { ObjectError } from "../errors/object-error";
import { type CredentialScope, parseCredential, type Realm } from "./credential-scope";
import { ALGORITHM } from "./signing-key";

/** The three fields of an Authorization header, or the same from a query. */
export interface SignatureFields {
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

// `name=value`; what is missing altogether, and what stands under another name, are told apart.
function field(
  text: string,
  name: string,
  otherName: "CredentialMissing" | "SignedHeadersMissing" | "SignatureMissing",
): string {
  const equals = text.indexOf("=");
  const value = text.slice(equals + 1);
  if (equals < 0) throw new ObjectError("MissingFields");
  if (text.slice(0, equals) !== name) throw new ObjectError(otherName);
  if (value === "" || (name !== "Credential" && value.includes("="))) throw new ObjectError("MissingFields");
  return value;
}

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(header: string, realm: Realm): SignatureFields {
  const text = header.trim();
  if (!text.startsWith(ALGORITHM)) throw new ObjectError("SignatureVersion");
  const [credential, signedHeaders, signature, ...more] = text
    .slice(ALGORITHM.length)
    .split(",")
    .map((part) => part.trim());
  if (credential === undefined || signedHeaders === undefined || signature === undefined || more.length > 0) {
    throw new ObjectError("MissingFields");
  }
  return {
    scope: parseCredential(field(credential, "Credential", "CredentialMissing"), realm),
    signedHeaders: field(signedHeaders, "SignedHeaders", "SignedHeadersMissing").split(";"),
    signature: field(signature, "Signature", "SignatureMissing"),
  };
}
