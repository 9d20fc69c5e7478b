import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64 } from "../digest/base64";
import { pureDigests } from "../digest/pure-digests";
import { fromUtf8, toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { freshIdentities } from "../identity/identities";
import { readBody } from "../identity/read-body";
import { signingKey, signText } from "../signature/signing-key";
import { authenticateForm, formKey } from "./authenticate-form";
import { checkForm } from "./check-form";
import { readForm } from "./read-form";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const root = { accessKey: "root-key", secretKey: "root-secret" };
const deps = { digests: pureDigests, now: () => now, region: "us-east-1", identities: freshIdentities(root) };
const scope = { day: "20260102", region: "us-east-1", service: "s3" };
const credential = "root-key/20260102/us-east-1/s3/aws4_request";
const conditions: unknown[] = [{ bucket: "b" }, ["starts-with", "$key", ""]];

interface Draft {
  readonly conditions?: readonly unknown[];
  readonly expiration?: string;
  readonly policy?: string;
  readonly fields?: Record<string, string>;
  readonly file?: { readonly name: string; readonly text: string } | null;
  readonly secret?: string;
  readonly drop?: readonly string[];
}

function fieldsOf(draft: Draft): [string, string][] {
  const signed = {
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": credential,
    "x-amz-date": "20260102T030405Z",
  };
  const more = Object.entries(signed).map(([name, value]) => ({ [name]: value }));
  const document = {
    expiration: draft.expiration ?? "2026-01-02T04:00:00Z",
    conditions: [...(draft.conditions ?? conditions), ...more],
  };
  const policy = toBase64(toUtf8(draft.policy ?? JSON.stringify(document)));
  const signature = signText(
    signingKey(draft.secret ?? root.secretKey, scope, pureDigests),
    policy,
    pureDigests,
  );
  const fields = { key: "k", ...draft.fields, ...signed, policy, "x-amz-signature": signature };
  return Object.entries(fields).filter(([name]) => !draft.drop?.includes(name));
}

function bodyOf(draft: Draft): string {
  const part = (head: string, value: string): string =>
    `--edge\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const file = draft.file === undefined ? { name: "hello.txt", text: "content" } : draft.file;
  const fields = fieldsOf(draft).map(([name, value]) => part(`name="${name}"`, value));
  return `${fields.join("")}${file ? part(`name="file"; filename="${file.name}"`, file.text) : ""}--edge--\r\n`;
}

async function* inPieces(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = toUtf8(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function post(draft: Draft, size = 11): Promise<string> {
  try {
    const form = await readForm('multipart/form-data; boundary="edge"', inPieces(bodyOf(draft), size));
    const key = formKey(form);
    const caller = authenticateForm(form, deps);
    const bytes = await readBody(checkForm(form, "b", key, now), 1e6);
    return `${caller.kind} ${key}=${fromUtf8(bytes)}`;
  } catch (error) {
    if (error instanceof ObjectError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const FAILED = "AccessDenied: Access Denied. (Invalid according to Policy: Policy Condition failed";

describe("a form that a browser posts", () => {
  it("brings its file in, under the key that it names", async () => {
    expect(await post({})).toBe("root k=content");
    expect(
      await post({ fields: { key: "dir/${filename}" }, file: { name: "ünï code+.txt", text: "" } }),
    ).toBe("root dir/ünï code+.txt=");
  });

  it("does not mind in which pieces it comes, nor what the file holds", async () => {
    const line = fc.constantFrom("\r\n", "--", "edge", "\r\n--edg", "\r", "-", "x");
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          const text = lines.join("");
          fc.pre(!`\r\n${text}\r\n`.includes("\r\n--edge"));
          expect(await post({ file: { name: "f", text } }, size)).toBe(`root k=${text}`);
        },
      ),
    );
  });

  it.each<[string, string, Draft]>([
    ["a wrong secret", "SignatureDoesNotMatch: The request signature", { secret: "guess-guess" }],
    ["a policy that was taken away", "SignatureDoesNotMatch: The request signature", { drop: ["policy"] }],
    ["no signature", "SignatureDoesNotMatch: The request signature", { drop: ["x-amz-signature"] }],
    ["no credential", "AuthorizationQueryParametersError: Error parsing", { drop: ["x-amz-credential"] }],
    [
      "no key",
      "MalformedPOSTRequest: The body of your POST request is not well-formed multipart/form-data. (The name of the uploaded key is missing)",
      { drop: ["key"] },
    ],
    [
      "no file",
      "MalformedPOSTRequest: The body of your POST request is not well-formed multipart/form-data. (The file or text content is missing)",
      { file: null },
    ],
    [
      "after the policy expired",
      "AccessDenied: Access Denied. (Invalid according to Policy: Policy expired)",
      { expiration: "2026-01-02T03:00:00Z" },
    ],
    ["another bucket", FAILED, { conditions: [{ bucket: "c" }, ["starts-with", "$key", ""]] }],
    ["another key", FAILED, { conditions: [{ bucket: "b" }, { key: "other" }] }],
    [
      "a key with another beginning",
      FAILED,
      { conditions: [{ bucket: "b" }, ["starts-with", "$key", "mine/"]] },
    ],
    [
      "metadata that differ",
      `${FAILED}: [eq, $x-amz-meta-a, 1]`,
      { conditions: [...conditions, { "x-amz-meta-a": "1" }], fields: { "x-amz-meta-a": "2" } },
    ],
    [
      "a field that no condition names",
      'AccessDenied: Access Denied. (Each form field that you specify in a form must appear in the list of policy conditions. "X-Amz-Meta-A" not specified in the policy.)',
      { fields: { "x-amz-meta-a": "2" } },
    ],
    [
      "a tagging that may begin with anything",
      FAILED,
      { conditions: [...conditions, ["starts-with", "$tagging", ""]], fields: { tagging: "x" } },
    ],
    [
      "a file that is too small",
      "EntityTooSmall",
      { conditions: [...conditions, ["content-length-range", 8, 20]] },
    ],
    [
      "a file that is too large",
      "EntityTooLarge",
      { conditions: [...conditions, ["content-length-range", 0, 6]] },
    ],
    [
      "a policy that is no JSON",
      "PostPolicyInvalidKeyName: Invalid according to Policy: Policy Condition failed '(",
      { policy: "x" },
    ],
    [
      "a policy that says its conditions twice",
      "PostPolicyInvalidKeyName: Invalid according to Policy: Policy Condition failed '(input policy has multiple conditions, please fix your client code)'",
      { policy: '{"expiration":"2026-01-02T04:00:00Z","conditions":[{"bucket":"c"}],"conditions":[]}' },
    ],
    [
      "a policy that says its end twice",
      "PostPolicyInvalidKeyName: Invalid according to Policy: Policy Condition failed '(input policy has multiple expiration, please fix your client code)'",
      { policy: '{"expiration":"2001-01-01T00:00:00Z","expiration":"2026-01-02T04:00:00Z","conditions":[]}' },
    ],
    [
      "a policy whose later end, in capitals, is over",
      "AccessDenied: Access Denied. (Invalid according to Policy: Policy expired)",
      { policy: '{"expiration":"2026-01-02T04:00:00Z","EXPIRATION":"2001-01-01T00:00:00Z","conditions":[]}' },
    ],
    [
      "a condition in which the last of two values is another bucket",
      FAILED,
      { policy: '{"expiration":"2026-01-02T04:00:00Z","conditions":[{"bucket":"b","bucket":"c"}]}' },
    ],
    ["a condition of two items", "PostPolicyInvalidKeyName", { conditions: [["eq", "$key"]] }],
  ])("refuses %s", async (_what, message, draft) => {
    expect((await post(draft)).startsWith(message), await post(draft)).toBe(true);
  });

  it("refuses what is no form, and a form that ends too early", async () => {
    const read = (type: string, text: string): Promise<unknown> => readForm(type, inPieces(text, 9));
    await expect(read("text/plain", "x")).rejects.toThrow("isn't multipart/form-data");
    await expect(read("multipart/form-data", "x")).rejects.toThrow("no multipart boundary");
    await expect(read("multipart/form-data; boundary=edge", "no boundary here")).rejects.toThrow(
      "multipart: NextPart: EOF",
    );
    const cut = bodyOf({}).slice(0, -12);
    const form = await readForm("multipart/form-data; boundary=edge", inPieces(cut, 9));
    await expect(readBody(form.file!.body, 1e6)).rejects.toThrow("unexpected EOF");
  });
});
