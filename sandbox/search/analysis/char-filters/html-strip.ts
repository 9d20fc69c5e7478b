import { type CharFilter, type Replacement, replaceStretches } from "./filtered-text";

/** Tags after which a line ends. */
const blocks = new Set(
  "address article aside blockquote body br button center dd dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe isindex legend li link main menu meta nav noframes noscript ol optgroup option p pre script section select style table tbody td textarea tfoot th thead title tr ul".split(
    " ",
  ),
);

/** Entities that HTML 4 names and texts use; every number works. */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  sect: "§",
  deg: "°",
  plusmn: "±",
  para: "¶",
  middot: "·",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  hellip: "…",
  trade: "™",
  times: "×",
  divide: "÷",
  szlig: "ß",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  atilde: "ã",
  aring: "å",
  aelig: "æ",
  ccedil: "ç",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  euml: "ë",
  igrave: "ì",
  iacute: "í",
  icirc: "î",
  iuml: "ï",
  ntilde: "ñ",
  ograve: "ò",
  oacute: "ó",
  ocirc: "ô",
  otilde: "õ",
  oslash: "ø",
  ugrave: "ù",
  uacute: "ú",
  ucirc: "û",
  yacute: "ý",
  yuml: "ÿ",
  Agrave: "À",
  Aacute: "Á",
  Acirc: "Â",
  Aring: "Å",
  AElig: "Æ",
  Ccedil: "Ç",
  Egrave: "È",
  Eacute: "É",
  Ntilde: "Ñ",
  Oacute: "Ó",
  Oslash: "Ø",
  Uacute: "Ú",
};

const markup =
  /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<\/?([A-Za-z][A-Za-z0-9:-]*)(?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*\s*>|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));?/g;

/** Takes tags out, a block's with the end of a line in its place, and writes entities as their signs (Lucene's HTMLStripCharFilter). */
export function htmlStrip(escapedTags: ReadonlySet<string>): CharFilter {
  return (input) => {
    const found: Replacement[] = [];
    for (const match of input.text.matchAll(markup)) {
      const [whole, raw, tag, decimal, hex, name] = match;
      if (tag !== undefined && escapedTags.has(tag)) continue;
      const by = signOf(decimal, hex, name) ?? (whole.startsWith("&") ? undefined : standIn(raw ?? tag));
      if (by === undefined) continue;
      found.push({ start: match.index, end: match.index + whole.length, by });
    }
    return replaceStretches(input, found);
  };
}

const standIn = (tag: string | undefined): string =>
  tag !== undefined && blocks.has(tag.toLowerCase()) ? "\n" : "";

function signOf(
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined,
): string | undefined {
  if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name] : undefined;
  const text = decimal ?? hex;
  if (text === undefined) return undefined;
  const code = Number.parseInt(text, decimal === undefined ? 16 : 10);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : "\uFFFD";
}
