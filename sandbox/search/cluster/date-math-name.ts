import { dateFormat } from "../dates/date-format";
import { parseDateMath } from "../dates/date-math";
import { timeZone } from "../dates/time-zone";
import { SearchError } from "../errors/search-error";

/** `<logs-{now/d{yyyy.MM.dd|+01:00}}>` as the name of that day; other names stay as they are. */
export function resolveDateMathName(name: string, now: number): string {
  if (!name.startsWith("<") || !name.endsWith(">")) return name;
  return name
    .slice(1, -1)
    .replace(/\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, inner: string) => resolveMath(inner, name, now));
}

function resolveMath(inner: string, name: string, now: number): string {
  const parts = /^([^{}]*)(?:\{([^{}|]*)(?:\|([^{}]*))?\})?$/.exec(inner);
  const math = parts?.[1];
  if (!math)
    throw parseFailure(`invalid dynamic name expression [${name.slice(1, -1)}]. missing date format`);
  const format = dateFormat(parts?.[2] || "uuuu.MM.dd");
  const zone = parts?.[3] ? timeZone(parts[3]) : undefined;
  const ms = parseDateMath(math, format, { now, ...(zone && { zone }) });
  return format.print(ms, zone);
}

const parseFailure = (reason: string): SearchError => new SearchError(400, "parse_exception", reason);
