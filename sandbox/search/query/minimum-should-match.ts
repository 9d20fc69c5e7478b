import { SearchError } from "../errors/search-error";

/** How many of `count` clauses have to match: `2`, `-1`, `75%`, `-25%`, `2<75% 9<-3` (Elasticsearch, minimum_should_match). */
export function minimumOf(text: string, count: number): number {
  const spec = text.trim();
  if (spec.includes("<")) {
    let found = count;
    for (const part of spec.split(/\s+/)) {
      const [limit = "", rule = ""] = part.split("<");
      if (count <= wholeNumber(limit)) return found;
      found = minimumOf(rule, count);
    }
    return found;
  }
  const result = spec.endsWith("%")
    ? Math.trunc((count * wholeNumber(spec.slice(0, -1))) / 100)
    : wholeNumber(spec);
  // More than there are clauses stays more: then nothing matches.
  return Math.max(0, result < 0 || Object.is(result, -0) ? count + result : result);
}

function wholeNumber(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new SearchError(400, "number_format_exception", `For input string: "${text}"`);
}
