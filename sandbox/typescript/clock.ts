/**
 * Runs in quickjs before the answer: the clock stands still, the time zone is UTC wherever the program runs, and Math.random gives
 * the same numbers every time (mulberry32, Tommy Ettinger 2017, public domain).
 */
export const clock = String.raw`(function (now) {
"use strict";
const Native = Date;
const { prototype } = Native;
const { toUTCString, getTime } = prototype;
const { apply, construct } = Reflect;
const isZoned = (text) => /(?:z|gmt|utc?|:\d\d.*[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i.test(text) || /^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(text);
const parse = (text) => {
  const given = String(text).trim();
  return Native.parse(isZoned(given) ? given : given + (/^[+-]?\d{4,6}-\d\d-\d\dT/.test(given) ? "Z" : " UTC"));
};
const timeOf = (args) => {
  if (args.length === 0) return now;
  if (args.length > 1) return apply(Native.UTC, Native, args);
  const one = args[0];
  if (one instanceof Native) return apply(getTime, one, []);
  const primitive = typeof one === "object" && one !== null ? one[Symbol.toPrimitive]?.("default") ?? one.valueOf() : one;
  return typeof primitive === "string" ? parse(primitive) : Number(primitive);
};
function Clock(...args) {
  if (new.target === undefined) return new Native(now).toString();
  return construct(Native, [timeOf(args)], new.target);
}
const define = (on, name, value) => Object.defineProperty(on, name, { value, writable: true, configurable: true });
define(Clock, "name", "Date");
Object.defineProperty(Clock, "length", { value: 7 });
Object.defineProperty(Clock, "prototype", { value: prototype, writable: false });
define(Clock, "now", () => now);
define(Clock, "parse", parse);
define(Clock, "UTC", Native.UTC);
define(prototype, "constructor", Clock);
for (const part of ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
  define(prototype, "get" + part, prototype["getUTC" + part]);
  define(prototype, "set" + part, prototype["setUTC" + part]);
}
define(prototype, "getDay", prototype.getUTCDay);
define(prototype, "getTimezoneOffset", function () { return apply(getTime, this, []) * 0; });
const words = (date) => apply(toUTCString, date, []).replace(",", "").split(" ");
const day = (date) => { const [d, n, m, y] = words(date); return y === undefined ? "Invalid Date" : [d, m, n, y].join(" "); };
const time = (date) => { const t = words(date)[4]; return t === undefined ? "Invalid Date" : t + " GMT+0000"; };
const both = (date) => (words(date)[4] === undefined ? "Invalid Date" : day(date) + " " + time(date));
for (const [name, write] of [["String", both], ["DateString", day], ["TimeString", time]])
  for (const prefix of ["to", "toLocale"]) define(prototype, prefix + name, function () { return write(this); });
define(globalThis, "Date", Clock);
let state = 1;
define(Math, "random", () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
});
})`;
