/**
 * Elasticsearch's named formats by pattern, in its strict form (source: reference, "format" of the date field). `f` is
 * a fraction of 1 to 9 digits, `O` an offset in any form, `xxxx`, `ww` and `e` the ISO week date.
 */
const PATTERNS: Readonly<Record<string, string>> = {
  basic_date: "yyyyMMdd",
  basic_date_time: "yyyyMMdd'T'HHmmss.fO",
  basic_date_time_no_millis: "yyyyMMdd'T'HHmmssO",
  basic_ordinal_date: "yyyyDDD",
  basic_ordinal_date_time: "yyyyDDD'T'HHmmss.fO",
  basic_ordinal_date_time_no_millis: "yyyyDDD'T'HHmmssO",
  basic_time: "HHmmss.fO",
  basic_time_no_millis: "HHmmssO",
  basic_t_time: "'T'HHmmss.fO",
  basic_t_time_no_millis: "'T'HHmmssO",
  basic_week_date: "xxxx'W'wwe",
  basic_week_date_time: "xxxx'W'wwe'T'HHmmss.fO",
  basic_week_date_time_no_millis: "xxxx'W'wwe'T'HHmmssO",
  date: "yyyy-MM-dd",
  date_hour: "yyyy-MM-dd'T'HH",
  date_hour_minute: "yyyy-MM-dd'T'HH:mm",
  date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  date_hour_minute_second_fraction: "yyyy-MM-dd'T'HH:mm:ss.f",
  date_hour_minute_second_millis: "yyyy-MM-dd'T'HH:mm:ss.f",
  date_time: "yyyy-MM-dd'T'HH:mm:ss.fO",
  date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssO",
  hour: "HH",
  hour_minute: "HH:mm",
  hour_minute_second: "HH:mm:ss",
  hour_minute_second_fraction: "HH:mm:ss.f",
  hour_minute_second_millis: "HH:mm:ss.f",
  ordinal_date: "yyyy-DDD",
  ordinal_date_time: "yyyy-DDD'T'HH:mm:ss.fO",
  ordinal_date_time_no_millis: "yyyy-DDD'T'HH:mm:ssO",
  time: "HH:mm:ss.fO",
  time_no_millis: "HH:mm:ssO",
  t_time: "'T'HH:mm:ss.fO",
  t_time_no_millis: "'T'HH:mm:ssO",
  week_date: "xxxx-'W'ww-e",
  week_date_time: "xxxx-'W'ww-e'T'HH:mm:ss.fO",
  week_date_time_no_millis: "xxxx-'W'ww-e'T'HH:mm:ssO",
  weekyear: "xxxx",
  weekyear_week: "xxxx-'W'ww",
  weekyear_week_day: "xxxx-'W'ww-e",
  year: "yyyy",
  year_month: "yyyy-MM",
  year_month_day: "yyyy-MM-dd",
};

/** Formats that Elasticsearch reads by hand-written code, whose errors name no place. */
const BY_HAND: readonly string[] = [
  "strict_date_time",
  "strict_date_time_no_millis",
  "strict_date_hour_minute_second",
  "strict_date_hour_minute_second_fraction",
  "strict_date_hour_minute_second_millis",
  "strict_year",
  "strict_year_month",
];

/** What an error says of a text that a named format does not read; `undefined` when it says where. */
export function namedRefusal(name: string, pattern: string): string | undefined {
  if (BY_HAND.includes(name)) return "Could not fully parse datetime";
  // Offsets are read by several parsers in turn.
  return pattern.endsWith("O") ? "Failed to parse with all enclosed parsers" : undefined;
}

/** The pattern of a named format, `strict_` or not; `undefined` when it is no name. */
export function namedPattern(name: string): { pattern: string; strict: boolean } | undefined {
  const strict = name.startsWith("strict_");
  const bare = strict ? name.slice("strict_".length) : name;
  if (strict && bare.startsWith("basic_") && !bare.startsWith("basic_week")) return undefined;
  const pattern = Object.hasOwn(PATTERNS, bare) ? PATTERNS[bare] : undefined;
  return pattern === undefined ? undefined : { pattern, strict: strict || bare.startsWith("basic_") };
}
