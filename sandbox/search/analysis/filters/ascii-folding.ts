/**
 * Letters and signs as ASCII, as Lucene's ASCIIFoldingFilter has them. Most are what is left of their compatibility decomposition without
 * marks; the others stand below.
 */
export function asciiFold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let folded = "";
  for (const char of text) folded += foldedChar(char);
  return folded;
}

function foldedChar(char: string): string {
  if (char < "\x80") return char;
  const named = others.get(char);
  if (named !== undefined) return named;
  if (!folds.test(char)) return char;
  const bare = char
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("\u2044", "/");
  return /^[\0-\x7f]+$/.test(bare) ? bare : char;
}

/** The blocks in which the filter looks; a decomposition elsewhere (mathematical letters, ligatures of other scripts) stays. */
const folds =
  /[\u00C0-\u024F\u1E00-\u1EFF\u2070-\u209C\u00AA\u00B2\u00B3\u00B9\u00BA\u2460-\u249B\u24B6-\u24EA\u249C-\u24B5\u1D2C-\u1D6A\uFB00-\uFB06\uFF01-\uFF5E\u2C7C\u2C7D]/;

const pairs: readonly [chars: string, ascii: string][] = [
  ["ÆǢǼᴁ", "AE"],
  ["æǣǽᴂ", "ae"],
  ["ÐĐƉƊƋᴅᴆ", "D"],
  ["ðđƌȡɖɗᵭᶁᶑꝺ", "d"],
  ["ØƟƆᴏᴐ", "O"],
  ["øɔɵᴖᴗᶗⱺ", "o"],
  ["ÞꝦ", "TH"],
  ["þᵺꝧ", "th"],
  ["ß", "ss"],
  ["ẞ", "SS"],
  ["ĦⱧꟵ", "H"],
  ["ħɥɦʮʯⱨ", "h"],
  ["ıȷ", "i"],
  ["Ĳ", "IJ"],
  ["ĳ", "ij"],
  ["ĸɋʠ", "q"],
  ["ŁȽᴌⱠⱢꝆꝈꞀ", "L"],
  ["łƚȴɫɬɭᶅⱡꝇꝉꞁ", "l"],
  ["ŊƝȠɴ", "N"],
  ["ŋƞȵɲɳᵰᶇŉ", "n"],
  ["Œɶ", "OE"],
  ["œᴔ", "oe"],
  ["ŦƬƮȾᴛꞆ", "T"],
  ["ŧƫƭȶʇʈᵵⱦ", "t"],
  ["ſȿʂᵴᶊꞅẜẝ", "s"],
  ["ƀƃɓᵬᶀ", "b"],
  ["ƁƂɃʙᴃ", "B"],
  ["ƇȻʗᴄ", "C"],
  ["ƈȼɕↄꜿ", "c"],
  ["ƎƏƐᴇⱻ", "E"],
  ["ǝɇɘɛɜɝɞʚᴈᶒᶓᶔⱸə", "e"],
  ["Ƒꜰ", "F"],
  ["ƒᵮᶂ", "f"],
  ["ƓǤɢʛ", "G"],
  ["ǥɠɡᵷᵹᶃ", "g"],
  ["Ƕ", "HV"],
  ["ƕ", "hv"],
  ["ƖƗɪᵻ", "I"],
  ["ɨᴉᵼᶖ", "i"],
  ["Ɉᴊ", "J"],
  ["ɉɟʄʝ", "j"],
  ["ƘᴋⱩ", "K"],
  ["ƙʞᶄⱪ", "k"],
  ["ƜᴍⱮ", "M"],
  ["ɯɰɱᵯᶆ", "m"],
  ["Ȣᴕ", "OU"],
  ["ȣ", "ou"],
  ["ƤᴘⱣ", "P"],
  ["ƥᵱᵽᶈ", "p"],
  ["Ɋ", "Q"],
  ["ɌʀʁᴙᴚⱤ", "R"],
  ["ɍɼɽɾɿᵲᵳᶉ", "r"],
  ["Ʊ Ʉᴜᵾ".replace(" ", ""), "U"],
  ["ʉᵫᶙ", "u"],
  ["ƲɅᴠ", "V"],
  ["ʋʌⱱⱴ", "v"],
  ["ǷᴡⱲ", "W"],
  ["ƿʍⱳ", "w"],
  ["ƳɎʏ", "Y"],
  ["ƴɏʎ", "y"],
  ["ƵȤᴢⱫ", "Z"],
  ["ƶȥɀʐʑᵶᶎⱬ", "z"],
  ["ȺᴀⱭⱯⱰ", "A"],
  ["ɐɑɒⱥᶏ", "a"],
  ["ɴ", "N"],
  ["ʟ", "L"],
  ["ᶍ", "x"],
  ["ʜ", "H"],
  ["Ǆ Ǳ".replace(" ", ""), "DZ"],
  ["ǅǲ", "Dz"],
  ["ǆǳʣʥ", "dz"],
  ["ʦ", "ts"],
  ["ʪ", "ls"],
  ["ʫ", "lz"],
  ["«»“”„″‶❝❞❮❯＂", '"'],
  ["‘’‚‛′‵‹›❛❜＇", "'"],
  ["‐‑‒–—⁻₋－", "-"],
  ["⁅❲［", "["],
  ["⁆❳］", "]"],
  ["⁽₍❨❪（", "("],
  ["⸨", "(("],
  ["⁾₎❩❫）", ")"],
  ["⸩", "))"],
  ["❬❰＜", "<"],
  ["❭❱＞", ">"],
  ["❴｛", "{"],
  ["❵｝", "}"],
  ["⁺₊＋", "+"],
  ["⁼₌＝", "="],
  ["‼", "!!"],
  ["⁉", "!?"],
  ["⁒", "%"],
  ["⁎", "*"],
  ["⁄", "/"],
  ["⁏", ";"],
  ["⁇", "??"],
  ["⁈", "?!"],
  ["‸", "^"],
  ["⁓", "~"],
  ["❶➀➊⓵", "1"],
  ["❷➁➋⓶", "2"],
  ["❸➂➌⓷", "3"],
  ["❹➃➍⓸", "4"],
  ["❺➄➎⓹", "5"],
  ["❻➅➏⓺", "6"],
  ["❼➆➐⓻", "7"],
  ["❽➇➑⓼", "8"],
  ["❾➈➒⓽", "9"],
  ["❿➉➓⓾", "10"],
  ["⓫", "11"],
  ["⓬", "12"],
  ["⓭", "13"],
  ["⓮", "14"],
  ["⓯", "15"],
  ["⓰", "16"],
  ["⓱", "17"],
  ["⓲", "18"],
  ["⓳", "19"],
  ["⓴", "20"],
  ["⓪⓿", "0"],
];
const others: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([chars, ascii]) => [...chars].map((char): [string, string] => [char, ascii])),
);
