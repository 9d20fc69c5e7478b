import { characterAt, kindOf, type SentenceKind } from "./sentence-kinds";

/** What has been read backwards: `after` a letter or digit, or a sign, and what may stand between it and the end of a sentence. */
type State =
  | "nothing"
  | "letter"
  | "letter, blanks"
  | "letter, closing"
  | "sign"
  | "sign, blanks"
  | "sign, closing"
  /** The last character read was the first of the next sentence, or ends the one before. */
  | "upper"
  | "end mark"
  | "stop";

type Steps = Partial<Record<SentenceKind, State>>;

const begins: Steps = {
  lower: "letter",
  digit: "letter",
  sign: "sign",
  danda: "sign",
  upper: "upper",
  comma: "upper",
  opening: "upper",
};
const afterLetter: Steps = { ...begins, terminator: "end mark" };
const afterSign: Steps = { ...afterLetter, period: "end mark" };

const STEPS: Readonly<Record<State, Steps>> = {
  nothing: begins,
  upper: { ...begins, terminator: "stop", paragraph: "stop" },
  letter: {
    ...afterLetter,
    quote: "letter",
    opening: "letter",
    closing: "letter, closing",
    space: "letter, blanks",
  },
  "letter, blanks": {
    ...afterLetter,
    quote: "letter, closing",
    closing: "letter, closing",
    space: "letter, blanks",
  },
  "letter, closing": { ...afterLetter, quote: "letter, closing", closing: "letter, closing" },
  sign: { ...afterSign, quote: "sign", opening: "sign", closing: "sign, closing", space: "sign, blanks" },
  "sign, blanks": { ...afterSign, quote: "sign, closing", closing: "sign, closing", space: "sign, blanks" },
  "sign, closing": { ...afterSign, quote: "sign, closing", closing: "sign, closing" },
  "end mark": {},
  stop: {},
};

/**
 * Where Java's sentence iterator takes up the text when it is asked for a boundary before `from`: it reads backwards to an end
 * mark that looks like one of a sentence, and counts the place before that mark as a boundary, which it need not be.
 */
export function sentenceRestart(text: string, from: number): number {
  let state: State = "nothing";
  let behind = from;
  for (let at = from; at >= 0; at = before(text, at)) {
    const character = characterAt(text, at);
    const kind = kindOf(character);
    if (state === "end mark" && kind !== "ignored") return behind;
    if (kind !== "ignored") state = STEPS[state][kind] ?? "nothing";
    if (state === "stop") return behind;
    behind = at;
  }
  return 0;
}

function before(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const pair = unit >= 0xdc00 && unit < 0xe000 && text.charCodeAt(at - 2) >> 10 === 0xd800 >> 10;
  return pair ? at - 2 : at - 1;
}
