import { ObjectError } from "../errors/object-error";
import type { Caller } from "../identity/caller";
import { findKey } from "../identity/find-key";
import type { AuthenticationDeps } from "../signature/authentication";
import { parseCredential } from "../signature/credential-scope";
import { refuseWrongToken } from "../signature/session-token";
import { sameSignature, signingKey, signText } from "../signature/signing-key";
import { type Form, fieldOf } from "./form";

/** The key that a form asks for: `${filename}` stands for the file's name. Refuses a form without key or file. */
export function formKey(form: Form): string {
  const missing = (what: string): ObjectError => new ObjectError("MalformedPostRequest", { detail: what });
  if (!form.file) throw missing("The file or text content is missing");
  const keys = form.fields.get("key");
  if (!keys) throw missing("The name of the uploaded key is missing");
  const [key = ""] = keys;
  const fileName = form.file.name === "" ? key : form.file.name;
  if (fileName === "") throw missing("The file or text content is missing");
  return key.replaceAll("${filename}", () => fileName);
}

/** Who signed a form: the signature covers its policy, base64 and all (AWS Signature Version 4, "browser-based uploads using POST"). */
export function authenticateForm(form: Pick<Form, "fields">, deps: AuthenticationDeps): Caller {
  const scope = parseCredential(fieldOf(form, "x-amz-credential"), { region: deps.region, service: "s3" });
  const found = findKey(scope.accessKey, deps.identities, deps.now());
  refuseWrongToken(form.fields.get("x-amz-security-token")?.[0], found);
  const key = signingKey(found.secretKey, scope, deps.digests, deps.keys);
  const expected = signText(key, fieldOf(form, "policy"), deps.digests);
  if (!sameSignature(expected, fieldOf(form, "x-amz-signature")))
    throw new ObjectError("SignatureDoesNotMatch");
  return found.caller;
}
