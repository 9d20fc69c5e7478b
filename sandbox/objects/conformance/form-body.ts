import { toBase64 } from "../digest/base64";
import type { Digests } from "../digest/digests";
import { toUtf8 } from "../digest/utf8";
import { formatAmzDate } from "../signature/amz-date";
import { type Credentials } from "../signature/sign-request";
import { signingKey, signText } from "../signature/signing-key";
import { bodyBytes, join } from "./body";
import type { RecordedAuth, RecordedForm } from "./scenario";

const BOUNDARY = "rowhouse-form-boundary";

/** The content type of forms here. */
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

interface FormSigning {
  readonly credentials: Credentials;
  readonly now: number;
  readonly region: string;
  readonly service: string;
  readonly digests: Digests;
}

function signedFields(
  auth: RecordedAuth,
  signing: FormSigning,
  fillIn: (text: string) => string,
): Record<string, string> {
  const date = formatAmzDate(signing.now);
  const scope = { day: date.slice(0, 8), region: signing.region, service: signing.service };
  const { credentials, digests } = signing;
  const fields = {
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${credentials.accessKey}/${scope.day}/${scope.region}/${scope.service}/aws4_request`,
    "x-amz-date": date,
  };
  const own = Object.entries(fields).map(([name, value]) => ({ [name]: value }));
  const document = { ...auth.policy, conditions: [...(auth.policy?.conditions ?? []), ...own] };
  const policy = toBase64(toUtf8(fillIn(JSON.stringify(document))));
  const signature = signText(signingKey(credentials.secretKey, scope, digests), policy, digests);
  return { ...fields, policy, "x-amz-signature": signature };
}

/** The body of a browser's form, signed as the recording says. */
export function formBody(
  form: RecordedForm,
  auth: RecordedAuth,
  signing: FormSigning,
  fillIn: (text: string) => string,
): Uint8Array {
  const all = { ...form.fields, ...(auth.policy ? signedFields(auth, signing, fillIn) : {}) };
  const fields = Object.entries(all).filter(([name]) => !(form.drop ?? []).includes(name));
  const parts = fields.map(([name, value]) =>
    toUtf8(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${fillIn(value)}\r\n`),
  );
  const { file } = form;
  if (file) {
    const type = file.type === undefined ? "" : `Content-Type: ${file.type}\r\n`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\n${type}\r\n`;
    const body = bodyBytes(typeof file.body === "string" ? { text: file.body } : file.body, fillIn);
    parts.push(toUtf8(head), body, toUtf8("\r\n"));
  }
  return join([...parts, toUtf8(`--${BOUNDARY}--\r\n`)]);
}
