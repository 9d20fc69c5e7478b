import type { Value } from "../outcome";

type Read = (text: string) => unknown;

const readers: Record<string, { read: Read; oids: number[]; arrays: number[] }> = {
  boolean: { read: (text) => text === "t", oids: [16], arrays: [1000] },
  // int8 and numeric stay text: they do not fit a number.
  number: { read: readNumber, oids: [21, 23, 26, 700, 701], arrays: [1005, 1007, 1028, 1021, 1022] },
  json: { read: (text) => JSON.parse(text) as unknown, oids: [114, 3802], arrays: [199, 3807] },
  date: { read: readDate, oids: [1082, 1114, 1184], arrays: [1182, 1115, 1185] },
  // text, varchar, char, name, int8, numeric, uuid
  text: { read: (text) => text, oids: [], arrays: [1009, 1015, 1014, 1003, 1016, 1231, 2951] },
};

const scalars = new Map(Object.values(readers).flatMap(({ read, oids }) => oids.map((oid) => [oid, read])));
const arrays = new Map(Object.values(readers).flatMap((one) => one.arrays.map((oid) => [oid, one.read])));

/**
 * A cell as `pg` gives it (package pg-types, textParsers). Other than there, a time without a zone is read as UTC, which is the zone of
 * the program's clock; infinite dates, NaN, intervals and bytea stay PostgreSQL's text.
 */
export function pgValue(cell: Value, oid: number): unknown {
  if (cell === null) return null;
  const read = scalars.get(oid);
  if (read) return read(cell);
  const readElement = arrays.get(oid);
  return readElement ? readArray(cell, readElement) : cell;
}

function readNumber(text: string): unknown {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function readDate(text: string): unknown {
  const [, day, time = "00:00:00", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(?: ([\d:.]+)([+-][\d:]+)?)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone;
  const date = new Date(`${day}T${time.replace(/(\.\d{3})\d+/, "$1")}${offset}`);
  return Number.isNaN(date.getTime()) ? text : date;
}

/** `{1,NULL,"a \"b\"",{2}}` (PostgreSQL documentation, 8.15.6), with an optional `[0:1]=` in front. */
function readArray(text: string, read: Read): unknown {
  const stack: unknown[][] = [[]];
  const token = /\{|\}|,|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;
  for (const [found, quoted] of text.replace(/^\[[^=]*=/, "").matchAll(token)) {
    const top = stack.at(-1) ?? [];
    if (found === "{") {
      const inner: unknown[] = [];
      top.push(inner);
      stack.push(inner);
    } else if (found === "}") stack.pop();
    else if (quoted !== undefined) top.push(read(quoted.replace(/\\(.)/gs, "$1")));
    else if (found !== ",") top.push(found === "NULL" ? null : read(found));
  }
  return stack[0]?.[0];
}
