import { illegalArgument } from "../../errors/search-error";
import type { ComponentSettings } from "../component-settings";
import { type CharFilter, replaceStretches } from "./filtered-text";
import { htmlStrip } from "./html-strip";

/** A character filter of a type; undefined when there is none of that name. */
export function makeCharFilter(type: string, settings: ComponentSettings): CharFilter | undefined {
  switch (type) {
    case "html_strip":
      return htmlStrip(new Set(settings.list("escaped_tags") ?? []));
    case "mapping":
      return mapping(settings);
    case "pattern_replace":
      return patternReplace(settings);
    default:
      return undefined;
  }
}

function patternReplace(settings: ComponentSettings): CharFilter {
  const pattern = settings.pattern("pattern");
  const by = settings.text("replacement") ?? "";
  return (input) =>
    replaceStretches(
      input,
      [...input.text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        by: filledIn(by, match),
      })),
    );
}

/** Java's `$1` and `\$`. */
const filledIn = (by: string, groups: readonly (string | undefined)[]): string =>
  by.replace(
    /\\(.)|\$(\d)/gs,
    (_, sign: string | undefined, group: string) => sign ?? groups[Number(group)] ?? "",
  );

function mapping(settings: ComponentSettings): CharFilter {
  const rules = settings.list("mappings");
  if (!rules) throw illegalArgument("mapping requires either `mappings` or `mappings_path` to be configured");
  const map = new Map<string, string>();
  for (const rule of rules) {
    const match = /^(.*?)\s*=>\s*(.*)\s*$/s.exec(rule);
    if (!match) throw illegalArgument(`Invalid mapping rule: [${rule}]`);
    const from = decoded(match[1] ?? "");
    if (map.has(from)) throw illegalArgument(`match "${from}" was already added`);
    map.set(from, decoded(match[2] ?? ""));
  }
  const longest = Math.max(0, ...[...map.keys()].map((key) => key.length));
  return (input) => replaceStretches(input, [...matches(input.text, map, longest)]);
}

function* matches(
  text: string,
  map: ReadonlyMap<string, string>,
  longest: number,
): Generator<{ start: number; end: number; by: string }> {
  for (let at = 0; at < text.length; ) {
    let found: { start: number; end: number; by: string } | undefined;
    for (let length = Math.min(longest, text.length - at); length > 0 && !found; length -= 1) {
      const by = map.get(text.slice(at, at + length));
      if (by !== undefined) found = { start: at, end: at + length, by };
    }
    if (found) yield found;
    at = found?.end ?? at + 1;
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

const decoded = (text: string): string =>
  text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/gs, (_, hex: string | undefined, sign: string | undefined) =>
    hex === undefined ? (escapes[sign ?? ""] ?? sign ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
  );
