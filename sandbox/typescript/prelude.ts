/** What the prelude is called with, and what it gives back, by position and name. All text that crosses is JSON. */
export interface Kernel {
  /** `(fn, args)`: calls the answer; `done` hears how it ended. */
  start: unknown;
  /** `(id, reply)`: answers a statement. */
  settle: unknown;
  /** `(value)`: a thrown value as the text of a `Thrown`. */
  describe: unknown;
}

/** What the prelude tells of a statement, through `send`. */
export interface Told {
  id: number;
  text: string;
  /** JSON of the array of values. */
  values?: string;
}

/** What the prelude tells of the end, through `done`. `json` is missing when the function returned nothing. */
export type Ending = { kind: "returned"; json?: string } | ({ kind: "threw" } & Thrown);

/** A thrown value, reduced to what can be said of it. */
export interface Thrown {
  name: string;
  message: string;
  stack?: string;
  code?: string;
}

/**
 * Runs in quickjs before the answer, in the same realm. It keeps its own references to everything it uses, and builds its messages
 * without prototypes, so that an answer that changes JSON, Promise or Object.prototype only hurts itself.
 */
export const prelude = String.raw`(function (send, done) {
"use strict";
const { parse, stringify } = JSON;
const { hasOwn, defineProperty, freeze } = Object;
const { isArray } = Array;
const NativePromise = Promise, NativeError = Error, NativeTypeError = TypeError, NativeString = String;
const NativeDate = Date, { toISOString } = Date.prototype, { apply } = Reflect, { isFinite } = Number;
const InternalFailure = InternalError;

class DatabaseError extends NativeError {}
DatabaseError.prototype.name = "DatabaseError";

const text = (value) => (typeof value === "string" ? value : undefined);
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

function describe(value) {
  const told = { __proto__: null, name: "Error", message: "What the function threw cannot be read." };
  try {
    if (isObject(value) && text(value.message) !== undefined) {
      told.name = text(value.name) ?? "Error";
      told.message = value.message;
      told.stack = text(value.stack);
      told.code = text(value.code);
    } else {
      const what = isObject(value) ? "an object without a message" : NativeString(value);
      told.message = "The function threw " + what + ", which is not an Error.";
    }
  } catch {}
  return stringify(told);
}

function toJson(value, what) {
  if (typeof value === "function" || typeof value === "symbol")
    throw new NativeTypeError(what + " is a " + typeof value + ", which cannot leave the program.");
  let why;
  try {
    return stringify(value, (key, inner) => {
      if (key === "__proto__") throw new NativeTypeError("it has a key named __proto__");
      if (typeof inner === "bigint") throw new NativeTypeError("it holds a BigInt; use a string");
      return inner;
    });
  } catch (error) {
    if (error instanceof InternalFailure) throw error;
    why = parse(describe(error)).message;
  }
  throw new NativeTypeError(what + " cannot be written as JSON: " + why);
}

function toValue(value, number) {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && !isFinite(value)) return NativeString(value);
  if (typeof value === "function" || typeof value === "symbol")
    throw new NativeTypeError("Value $" + number + " is a " + typeof value + ", which cannot be sent.");
  if (value instanceof NativeDate) return apply(toISOString, value, []);
  return value;
}

function valuesJson(values) {
  if (values === undefined || values === null) return undefined;
  if (!isArray(values)) throw new NativeTypeError("Query values must be an array");
  const parts = [];
  for (let i = 0; i < values.length; i += 1)
    defineProperty(parts, i, { value: toJson(toValue(values[i], i + 1), "Value $" + (i + 1)), enumerable: true });
  let json = "";
  for (let i = 0; i < parts.length; i += 1) json += (i > 0 ? "," : "") + (parts[i] ?? "null");
  return "[" + json + "]";
}

function readQuery(first, second, third) {
  if (typeof second === "function" || typeof third === "function")
    throw new NativeTypeError("client.query takes no callback here: use await.");
  const one = isObject(first) ? first : { __proto__: null, text: first };
  if (typeof one.text !== "string")
    throw new NativeTypeError("client.query needs the statement as a string, or as { text, values }.");
  return { __proto__: null, text: one.text, values: valuesJson(one.values ?? second), arrays: one.rowMode === "array" };
}

function resultOf(reply, arrays) {
  const rows = [];
  const { columns, dates } = reply;
  for (let r = 0; r < reply.rows.length; r += 1) {
    const cells = reply.rows[r];
    for (let d = 0; d < dates.length; d += 1) if (dates[d][0] === r) cells[dates[d][1]] = new NativeDate(cells[dates[d][1]]);
    const row = arrays ? cells : {};
    const plain = { value: undefined, enumerable: true, writable: true, configurable: true };
    if (!arrays) for (let c = 0; c < columns.length; c += 1) defineProperty(row, columns[c], { ...plain, value: cells[c] });
    rows[r] = row;
  }
  const fields = [];
  for (let c = 0; c < columns.length; c += 1) fields[c] = { name: columns[c] };
  return { command: reply.command, rowCount: reply.rowCount, rows, fields };
}

const waiting = { __proto__: null };
let count = 0;

const client = freeze({
  query(first, second, third) {
    const { stack } = new NativeError("");
    return new NativePromise((resolve, reject) => {
      const asked = readQuery(first, second, third);
      const id = (count += 1);
      waiting[id] = { __proto__: null, resolve, reject, stack, arrays: asked.arrays };
      send(stringify({ __proto__: null, id, text: asked.text, values: asked.values }));
    });
  },
});

function settle(id, json) {
  const { resolve, reject, stack, arrays } = waiting[id];
  delete waiting[id];
  const reply = parse(json);
  if (!hasOwn(reply, "error")) return resolve(resultOf(reply, arrays));
  const error = new DatabaseError(reply.error.message);
  error.code = reply.error.code;
  for (const key of ["position", "detail", "hint"]) if (hasOwn(reply.error, key)) error[key] = NativeString(reply.error[key]);
  defineProperty(error, "stack", { value: stack, configurable: true, writable: true });
  reject(error);
}

async function start(fn, args) {
  const told = { __proto__: null, kind: "returned" };
  let thrown;
  try {
    told.json = toJson(await fn(client, ...parse(args)), "What the function returned");
  } catch (error) {
    thrown = describe(error);
  }
  done(thrown === undefined ? stringify(told) : '{"kind":"threw",' + thrown.slice(1));
}

return { start, settle, describe };
})`;
