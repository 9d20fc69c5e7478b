import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "../signature/signed-request";
import { type Form, fieldOf } from "./form";
import { type PostCondition, type PostPolicy, parsePostPolicy } from "./parse-post-policy";

// Fields whose conditions can only ask for one value.
const EXACT = ["bucket", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "tagging"];

// Fields that need no condition.
const FREE = /^(?:x-amz-signature|file|policy|x-ignore-.*|x-amz-server-side-encryption-.*)$/;

function refuse(reason: string): never {
  throw new ObjectError("AccessDenied", { detail: reason });
}

// "x-amz-meta-a" -> "X-Amz-Meta-A", as the message has it.
function canonicalName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function checkCondition({ operator, field, value }: PostCondition, fields: Form["fields"]): void {
  const values = fields.get(field) ?? [];
  const particulars =
    field.startsWith("x-amz-") && !EXACT.includes(field) ? `: [${operator}, $${field}, ${value}]` : "";
  if (values.length > 1) {
    refuse(
      `Invalid according to Policy: Policy Condition failed: [${operator}, $${field}, ${value}]. FormValues have multiple values: [${values.join(", ")}]`,
    );
  }
  const [actual = ""] = values;
  const holds = operator === "eq" ? actual === value : !EXACT.includes(field) && actual.startsWith(value);
  if (!holds) refuse(`Invalid according to Policy: Policy Condition failed${particulars}`);
}

function checkFields(policy: PostPolicy, fields: Form["fields"], now: number): void {
  if (policy.expiration <= now) refuse("Invalid according to Policy: Policy expired");
  for (const condition of policy.conditions) checkCondition(condition, fields);
  const named = new Set(policy.conditions.map(({ field }) => field));
  const left = [...fields.keys()].filter((name) => !named.has(name) && !FREE.test(name));
  if (left.length > 0) {
    refuse(
      `Each form field that you specify in a form must appear in the list of policy conditions. "${left.map(canonicalName).join(", ")}" not specified in the policy.`,
    );
  }
}

async function* limit(body: ByteStream, { least, most }: { least: number; most: number }): ByteStream {
  let length = 0;
  for await (const bytes of body) {
    length += bytes.length;
    if (length > most) throw new ObjectError("EntityTooLarge");
    yield bytes;
  }
  if (length < least) throw new ObjectError("EntityTooSmall");
}

/**
 * Holds a form against its policy: every condition, every field named, the expiration (`now` in milliseconds since 1970). Gives the
 * file's bytes, which throw where they are more or fewer than allowed. `key` is that of `formKey`.
 */
export function checkForm(form: Form, bucket: string, key: string, now: number): ByteStream {
  const body = form.file?.body;
  if (!body) throw new ObjectError("MalformedPostRequest", { detail: "The file or text content is missing" });
  const policy = parsePostPolicy(fieldOf(form, "policy"));
  if (!policy) return body;
  checkFields(policy, new Map([...form.fields, ["bucket", [bucket]], ["key", [key]]]), now);
  return policy.length ? limit(body, policy.length) : body;
}
