import { fromBase64 } from "../digest/base64";
import { fromUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { parseInstant } from "../policy/parse-instant";
import { readNamedJson } from "../policy/read-json";
import { goText, goType } from "./go-text";

/** One condition on a field of the form; the field in lower case, without `$`. */
export interface PostCondition {
  readonly operator: "eq" | "starts-with";
  readonly field: string;
  readonly value: string;
}

/** What a form may be, and until when. */
export interface PostPolicy {
  /** Milliseconds since 1970. */
  readonly expiration: number;
  readonly conditions: readonly PostCondition[];
  /** Bytes of the file. */
  readonly length?: { readonly least: number; readonly most: number };
}

// How MinIO reads the expiration.
const LAYOUT = "2006-01-02T15:04:05.999999999Z07:00";

function fail(reason: string): never {
  throw new ObjectError("PostPolicyCondition", {
    message: `Invalid according to Policy: Policy Condition failed '(${reason})'`,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Parsed = PostCondition | { readonly least: number; readonly most: number };

function byteCount(value: unknown): number {
  if (typeof value === "string" && !/^[+-]?\d+$/.test(value)) {
    return fail(`strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`);
  }
  const count = typeof value === "string" ? Number(value) : value;
  return typeof count === "number" && Number.isFinite(count)
    ? Math.trunc(count)
    : fail("Invalid number format");
}

function parseList(list: readonly unknown[]): Parsed {
  const [operator, field, value] = list;
  if (list.length !== 3)
    return fail(
      `Malformed conditional fields ${goText(list)} of type ${goType(list)} found in POST policy form`,
    );
  const name = typeof operator === "string" ? operator.toLowerCase() : "";
  if (name === "content-length-range") return { least: byteCount(field), most: byteCount(value) };
  if ((name !== "eq" && name !== "starts-with") || typeof field !== "string" || typeof value !== "string") {
    return fail(
      `Unknown type ${goType(list)} of conditional field value ${goText(list)} found in POST policy form`,
    );
  }
  if (!field.startsWith("$")) {
    return fail(
      `Invalid according to Policy: Policy Condition failed: [${name}, ${field.toLowerCase()}, ${value}]`,
    );
  }
  return { operator: name, field: field.slice(1).toLowerCase(), value };
}

function parseCondition(condition: unknown): readonly Parsed[] {
  if (Array.isArray(condition)) return [parseList(condition)];
  if (!isRecord(condition))
    return fail(`Unknown field ${goText(condition)} of type ${goType(condition)} found in POST policy form`);
  return Object.entries(condition).map(([field, value]) =>
    typeof value === "string"
      ? { operator: "eq", field: field.toLowerCase(), value }
      : fail(
          `Unknown type ${goType(condition)} of conditional field value ${goText(condition)} found in POST policy form`,
        ),
  );
}

function parseDocument(text: string): PostPolicy {
  // Whatever is no object counts as nothing.
  const { value, names } = text.trimStart().startsWith("{") ? readNamedJson(text, fail) : fail("EOF");
  if (!isRecord(value)) return fail("EOF");
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) fail(`input policy has multiple ${twice}, please fix your client code`);
  const strange = names.find((name) => !/^(?:expiration|conditions)$/i.test(name));
  if (strange !== undefined) fail(`json: unknown field "${strange}"`);
  // Go's decoder does not mind capitals, and the last one counts.
  const last = (field: string): unknown =>
    value[names.findLast((name) => name.toLowerCase() === field) ?? ""];
  const [expiration, conditions = []] = [last("expiration"), last("conditions")];
  const until = parseInstant(typeof expiration === "string" ? expiration : "", LAYOUT);
  if (typeof until !== "number") return fail(until.reason);
  const list: readonly unknown[] = Array.isArray(conditions)
    ? conditions
    : fail("the conditions are no list");
  const parsed = list.flatMap(parseCondition);
  const lengths = parsed.filter((condition) => "least" in condition);
  const length = lengths.at(-1);
  return {
    expiration: until,
    conditions: parsed.filter((condition) => "operator" in condition),
    ...(length ? { length } : {}),
  };
}

/** Reads the policy of a form, base64 of JSON; undefined where the form has none. */
export function parsePostPolicy(encoded: string): PostPolicy | undefined {
  const bytes = fromBase64(encoded);
  const text = bytes && fromUtf8(bytes);
  if (text === undefined) throw new ObjectError("MalformedPostRequest");
  return text === "" ? undefined : parseDocument(text);
}
