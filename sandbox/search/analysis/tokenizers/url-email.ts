import { type WordRule, wordRules } from "../word-rules";
import { longestMatch } from "./standard";
import type { Piece, Tokenizer } from "./tokenizer";

/** The domains of countries, two letters each. */
const countries = (
  "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbvbwbybzcacccdcfcgchcickclcmcncocrcucvcwcxcyczdedjdkdmdodzec" +
  "eeegereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykz" +
  "lalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqare" +
  "rorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvuwfwsyeytzazmzw"
).match(/../g);

/** The other domains that texts are likely to name. Lucene lists all of the 1,400 that there were; a rare one is not known here. */
const domains = (
  "com net org edu gov mil int info biz name pro museum aero coop arpa jobs mobi travel tel cat asia post xxx app dev " +
  "shop store blog online site tech cloud club page wiki news live world life today city berlin hamburg london paris nyc " +
  "tokyo wien koeln cologne bayern space website systems software solutions services digital design agency email company " +
  "group team work works global media network center academy school university education coffee pizza restaurant bar cafe " +
  "food fish fishing boats yachts tours gallery photo photos video music games game fun wtf xyz top win bid loan date " +
  "faith review party trade science webcam men download click link help support guide directory zone rocks ninja guru " +
  "expert house homes land estate properties rent rentals car cars auto bike fit fitness health care clinic dental doctor " +
  "hospital pharmacy law legal lawyer tax money cash credit finance fund capital bank insurance ventures holdings " +
  "partners consulting management marketing press social community foundation church bible green eco earth garden farm " +
  "energy solar build construction engineering supply supplies tools equipment parts express delivery market deals " +
  "discount sale buy shopping gift toys baby kids family love dating wedding fashion style clothing shoes jewelry beauty " +
  "hair google amazon apple microsoft art"
).split(" ");

const anyCase = (word: string): string => word.replace(/[a-z]/g, (char) => `[${char}${char.toUpperCase()}]`);
const topLevel = `(?:${[...domains, ...(countries ?? [])]
  .sort((a, b) => b.length - a.length)
  .map(anyCase)
  .join("|")})`;

const label = "[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?";
const looseDomain = `${label}(?:\\.${label})*`;
/** What goes on with a word: such a name or address does not end there. */
const wordSign = "[-_\\p{L}\\p{N}]";
/** A name whose end is a known domain, or begins like one. */
const knownDomain = `${label}(?:\\.${label})*\\.${topLevel}`;
/** A name that ends in a known domain, and with the dot of the root unless the text ends there. */
const wholeDomain = `${knownDomain}(?!${wordSign})(?:\\.(?=[^])(?!${wordSign}))?`;
const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|0?[1-9][0-9]|0{0,2}[0-9])";
const address = `${octet}(?:\\.${octet}){3}`;

const plain = "-._~A-Za-z0-9";
const encoded = "%[0-9A-Fa-f]{2}";
const marks = "!$&'()*+,;=";
const after = `(?:[${plain}${marks}:@/?]|${encoded})*`;
const login = `(?:(?:[${plain}${marks}:]|${encoded})*@)?`;
const fullLogin = `(?:(?:[${plain}${marks}]|${encoded})*:(?:[${plain}${marks}]|${encoded})*@)?`;
const path = `(?:/(?:[${plain};:@&=]|${encoded})*)*(?:\\?${after})?(?:#${after})?`;
const port = "(?::[0-9]{1,5})?";

const http = `[hH][tT][tT][pP][sS]?://${login}(?:${address}|${looseDomain})${port}${path}`;
const filePath = `(?:/(?:[${plain}?:@&=]|${encoded})*)*`;
const ftp = `[fF][tT][pP]://${fullLogin}(?:${address}|${wholeDomain})${port}${filePath}`;
const file = `[fF][iI][lL][eE]://(?:(?:${address}|${looseDomain})${port})?${filePath}`;
const bareAddress = `${address}(?!${wordSign})${port}${path}`;
const bareDomain = `${wholeDomain}${port}${path}`;
const localPart = "[A-Za-z0-9!#$%&'*+,\\-./=?^_`{|}~]+";
const email = `${localPart}@(?:${knownDomain}\\.?|\\[${address}\\])`;

const rule = (type: string, source: string): WordRule => ({ type, pattern: new RegExp(source, "uy") });

/** Addresses come first: a domain is as long as the word that it would be. */
const rules = [
  rule("<URL>", http),
  rule("<URL>", ftp),
  rule("<URL>", file),
  rule("<URL>", bareAddress),
  rule("<URL>", bareDomain),
  rule("<EMAIL>", email),
  rule("mailto", `[mM][aA][iI][lL][tT][oO]:${email}`),
  ...wordRules(),
];

/**
 * Words by Unicode's rules, and addresses of the web and of mail as one piece each. The grammar is Lucene's published one
 * (UAX29URLEmailTokenizerImpl.jflex) without IPv6 and without quoted names of mail boxes.
 */
export function urlEmailTokenizer(maxLength = 255): Tokenizer {
  return (text) => {
    const pieces: Piece[] = [];
    let at = 0;
    while (at < text.length) {
      const match = longestMatch(text, at, maxLength, rules);
      // The word before an address is a piece of its own.
      const found = match?.type === "mailto" ? { length: "mailto".length, type: "<ALPHANUM>" } : match;
      const end = at + (found?.length ?? ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
      if (found) pieces.push({ text: text.slice(at, end), start: at, end, type: found.type });
      at = end;
    }
    return pieces;
  };
}
