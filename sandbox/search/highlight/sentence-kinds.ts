/** What a character means for sentences; combining marks and format characters mean nothing. */
export type SentenceKind =
  | "lower"
  | "upper"
  | "digit"
  | "space"
  | "period"
  | "comma"
  | "quote"
  | "opening"
  | "closing"
  | "terminator"
  | "danda"
  | "paragraph"
  | "ignored"
  | "sign";

const KINDS: readonly (readonly [SentenceKind, RegExp])[] = [
  ["lower", /^\p{Ll}/u],
  ["space", /^[\t\r\f\n\u2028\p{Zs}]/u],
  ["upper", /^\p{L}/u],
  ["period", /^[.\uff0e]/],
  ["comma", /^,/],
  ["quote", /^["']/],
  ["terminator", /^[!?\u3002\uff01\uff1f]/],
  ["danda", /^[\u0964\u0965]/],
  ["paragraph", /^\u2029/],
  ["digit", /^\p{N}/u],
  ["closing", /^[\p{Pe}\p{Pf}]/u],
  ["opening", /^[\p{Ps}\p{Pi}]/u],
  ["ignored", /^[\p{Mn}\p{Me}\p{Cf}\p{Cs}]/u],
];

/** The kind of a character, which may be two units long. */
export function kindOf(character: string): SentenceKind {
  return KINDS.find(([, pattern]) => pattern.test(character))?.[0] ?? "sign";
}

/** The character at an offset; empty at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}
