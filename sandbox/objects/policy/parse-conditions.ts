import { parseAddressRange } from "./address-range";
import { isConditionKey } from "./condition-keys";
import { OPERATORS } from "./operators";
import { parseInstant } from "./parse-instant";
import type { Condition } from "./policy-document";
import { type Fail, isObject, wrongType } from "./unmarshal";

type Value = Condition["values"][number];

function isValue(value: unknown): value is Value {
  return typeof value === "string" || typeof value === "boolean" || Number.isInteger(value);
}

function parseValues(value: unknown, place: string, fail: Fail): readonly Value[] {
  if (isValue(value)) return [value];
  if (!Array.isArray(value)) return wrongType(value, place, "[]condition.Value", fail);
  const items: readonly unknown[] = value;
  if (items.length === 0) return fail("invalid value");
  const values = items.map((item) =>
    isValue(item) ? item : fail(`unknown json data '${JSON.stringify(item)}'`),
  );
  const twice = values.find((item, i) => values.indexOf(item) !== i);
  return twice === undefined ? values : fail(`duplicate value found '${twice}'`);
}

// "ForAnyValue:StringEquals" -> the qualifier and the operator.
function parseName(name: string, fail: Fail): Pick<Condition, "operator" | "qualifier"> {
  const [, qualifier, operator = ""] = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+)$/.exec(name) ?? [];
  if (!OPERATORS.has(operator)) return fail(`invalid condition name '${name}'`);
  return qualifier === "ForAllValues" || qualifier === "ForAnyValue" ? { operator, qualifier } : { operator };
}

function onlyKey(condition: Condition, key: string, fail: Fail): void {
  if (condition.key !== key) fail(`only ${key} key is allowed for ${condition.operator} condition`);
}

function onlyOne(condition: Condition, operator: string, fail: Fail): Value {
  const [value, ...more] = condition.values;
  if (value === undefined || more.length > 0)
    return fail(`only one value is allowed for ${operator} condition`);
  return value;
}

function checkBoolean(value: Value, operator: string, fail: Fail): void {
  if (typeof value === "number") fail(`value must be a boolean for ${operator} condition`);
  if (!/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(String(value))) {
    fail(`value must be a boolean string for ${operator} condition`);
  }
}

function checkNumber(value: Value, operator: string, fail: Fail): void {
  if (typeof value === "boolean") fail(`value ${value} must be a int for ${operator} condition`);
  if (!/^[+-]?\d+$/.test(String(value))) {
    fail(
      `value ${value} must be a int for ${operator} condition: strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`,
    );
  }
}

function checkDate(value: Value, operator: string, fail: Fail): void {
  if (typeof value !== "string") return fail(`value ${value} must be a time.Time for ${operator} condition`);
  const instant = parseInstant(value);
  if (typeof instant !== "number") {
    fail(`value ${value} must be a time.Time string for ${operator} condition: ${instant.reason}`);
  }
}

function checkAddress(value: Value, operator: string, fail: Fail): void {
  if (typeof value !== "string") {
    return fail(`value ${value} must be string representation of CIDR for ${operator} condition`);
  }
  const range = value.includes("/") ? value : `${value}/32`;
  if (!parseAddressRange(range)) fail(`value ${range} must be CIDR string for ${operator} condition`);
}

// What each kind of operator asks of its key and its values.
function checkCondition(condition: Condition, fail: Fail): Condition {
  const { operator, values } = condition;
  switch (OPERATORS.get(operator)?.kind ?? "text") {
    case "text":
      if (values.some((value) => typeof value !== "string"))
        fail(`value must be a string for ${operator} condition`);
      break;
    case "address":
      for (const value of values) checkAddress(value, operator, fail);
      onlyKey(condition, "aws:SourceIp", fail);
      break;
    case "boolean":
      onlyKey(condition, "aws:SecureTransport", fail);
      checkBoolean(onlyOne(condition, "boolean", fail), "boolean", fail);
      break;
    case "null":
      checkBoolean(onlyOne(condition, operator, fail), operator, fail);
      break;
    case "number":
      checkNumber(onlyOne(condition, operator, fail), operator, fail);
      break;
    case "date":
      checkDate(onlyOne(condition, operator, fail), operator, fail);
      break;
  }
  return condition;
}

/** Reads the `Condition` of a statement: operator, then key, then the values. */
export function parseConditions(value: unknown, place: string, fail: Fail): readonly Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) return wrongType(value, place, "map[string]map[string]condition.ValueSet", fail);
  const operators = Object.entries(value);
  if (operators.length === 0) return fail("condition must not be empty");
  return operators.flatMap(([name, keys]) => {
    if (!isObject(keys)) return wrongType(keys, place, "map[string]condition.ValueSet", fail);
    const operator = parseName(name, fail);
    return Object.entries(keys).map(([key, values]) => {
      if (!isConditionKey(key)) fail(`invalid condition key '${key}'`);
      return checkCondition({ ...operator, key, values: parseValues(values, place, fail) }, fail);
    });
  });
}
