import { addressInRange, parseAddressRange } from "./address-range";
import type { Condition } from "./policy-document";
import { matchesWildcard } from "./wildcard";

type Text = readonly string[];

/** How an operator judges the values that a request has against those of the policy. */
interface Operator {
  readonly kind: "text" | "number" | "date" | "address" | "boolean" | "null";
  readonly holds: (actual: Text, wanted: Text, condition: Condition) => boolean;
}

type Compare = (actual: number, wanted: number) => boolean;

function lower(texts: Text): Text {
  return texts.map((text) => text.toLowerCase());
}

// Without a qualifier one value that fits is enough; "for all values" also holds where there is none.
function fits(matches: (wanted: string, actual: string) => boolean): Operator["holds"] {
  return (actual, wanted, condition) => {
    const one = (value: string): boolean => wanted.some((pattern) => matches(pattern, value));
    return condition.qualifier === "ForAllValues" ? actual.every(one) : actual.some(one);
  };
}

function text(holds: Operator["holds"]): Operator {
  return { kind: "text", holds };
}

function not(operator: Operator): Operator {
  return { ...operator, holds: (actual, wanted, condition) => !operator.holds(actual, wanted, condition) };
}

// Numbers and dates: only the first value counts, and without one the condition fails.
function measured(kind: "number" | "date", compare: Compare, withoutValue = false): Operator {
  const read =
    kind === "date" ? Date.parse : (value: string) => (/^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN);
  return {
    kind,
    holds: ([actual], [wanted]) => {
      if (actual === undefined) return withoutValue;
      const value = read(actual);
      return !Number.isNaN(value) && compare(value, read(wanted ?? ""));
    },
  };
}

const COMPARISONS: Readonly<Record<string, Compare>> = {
  Equals: (a, b) => a === b,
  NotEquals: (a, b) => a !== b,
  LessThan: (a, b) => a < b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThan: (a, b) => a > b,
  GreaterThanEquals: (a, b) => a >= b,
};

const equals = text(fits((wanted, actual) => wanted === actual));
const equalsIgnoringCase = text((actual, wanted, condition) =>
  equals.holds(lower(actual), lower(wanted), condition),
);
const like = text(fits(matchesWildcard));
const address: Operator = {
  kind: "address",
  holds: (actual, wanted) =>
    actual.some((value) =>
      wanted.some((range) => {
        const parsed = parseAddressRange(range);
        return parsed !== undefined && addressInRange(value, parsed);
      }),
    ),
};

/** The condition operators (IAM reference, "condition operators"), by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["StringEquals", equals],
  ["StringNotEquals", not(equals)],
  ["StringEqualsIgnoreCase", equalsIgnoringCase],
  ["StringNotEqualsIgnoreCase", not(equalsIgnoringCase)],
  ["BinaryEquals", equals],
  ["StringLike", like],
  ["StringNotLike", not(like)],
  ["IpAddress", address],
  ["NotIpAddress", not(address)],
  ["Bool", { kind: "boolean", holds: ([actual], [wanted]) => actual !== undefined && actual === wanted }],
  ["Null", { kind: "null", holds: (actual, [wanted]) => (actual.length === 0) === (wanted === "true") }],
  ["NumericGreaterThanIfExists", measured("number", (a, b) => a > b, true)],
  ...Object.entries(COMPARISONS).flatMap(([name, compare]): [string, Operator][] => [
    [`Numeric${name}`, measured("number", compare)],
    [`Date${name}`, measured("date", compare)],
  ]),
]);
