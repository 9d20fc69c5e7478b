import { Boundaries } from "./boundaries";
import { characterAt, kindOf, type SentenceKind } from "./sentence-kinds";

/**
 * What has been read of a sentence. Behind a period it is not yet known whether it ended there: `period` to `strict` look for
 * what begins the next one.
 */
type State =
  | "text"
  /** A period and closing marks behind it. */
  | "period"
  /** The same, a quotation mark last. */
  | "quoted"
  /** One blank behind the period, or several. */
  | "blank"
  | "blanks"
  /** Signs that may open a sentence, if a letter follows. */
  | "signs"
  /** Such signs behind a quotation mark or several blanks. */
  | "strict"
  /** `!`, `?` and closing marks; then blanks. */
  | "ended"
  | "blanks after the end"
  | "danda"
  | "paragraph"
  /** The next sentence begins where the last blank or closing mark behind the period stands. */
  | "found"
  | "stop";

type Steps = Partial<Record<SentenceKind, State>>;

const usual: Steps = { period: "period", terminator: "ended", paragraph: "paragraph" };
const opens: Steps = { danda: "signs", sign: "signs", opening: "signs", quote: "signs" };
const opensStrictly: Steps = { danda: "strict", sign: "strict", opening: "strict", quote: "strict" };
const letters: Steps = { lower: "found", upper: "found" };

/** Steps from each state and the one for kinds that are not named. Rules: Java's sentence break rules of the root locale. */
const STEPS: Readonly<Record<State, { steps: Steps; otherwise: State }>> = {
  text: { steps: { ...usual, danda: "danda" }, otherwise: "text" },
  period: {
    steps: { ...usual, ...opens, quote: "quoted", closing: "period", space: "blank" },
    otherwise: "text",
  },
  quoted: {
    steps: { ...usual, ...letters, ...opensStrictly, quote: "quoted", closing: "period", space: "blank" },
    otherwise: "text",
  },
  blank: { steps: { ...usual, ...opens, upper: "found", space: "blanks" }, otherwise: "text" },
  blanks: { steps: { ...usual, ...letters, ...opensStrictly, space: "blanks" }, otherwise: "text" },
  signs: { steps: { ...usual, ...letters, ...opens }, otherwise: "text" },
  strict: { steps: { ...letters, ...opens }, otherwise: "stop" },
  ended: {
    steps: { ...usual, period: "ended", quote: "ended", closing: "ended", space: "blanks after the end" },
    otherwise: "stop",
  },
  "blanks after the end": {
    steps: { space: "blanks after the end", paragraph: "paragraph" },
    otherwise: "stop",
  },
  danda: { steps: { space: "danda" }, otherwise: "stop" },
  paragraph: { steps: {}, otherwise: "stop" },
  found: { steps: {}, otherwise: "stop" },
  stop: { steps: {}, otherwise: "stop" },
};

/** States in which the sentence may end behind the last character. */
const COMPLETE: ReadonlySet<State> = new Set(["text", "ended", "blanks after the end", "danda", "paragraph"]);
/** States in which it ends there if a next sentence is found to begin. */
const IN_DOUBT: ReadonlySet<State> = new Set(["period", "quoted", "blank", "blanks"]);

/**
 * Where sentences begin and end from an offset on, by the rules of Java's `BreakIterator.getSentenceInstance` (root locale). The
 * offset itself counts as a beginning.
 */
export function sentenceBoundaries(text: string, from = 0): Boundaries {
  const offsets = [from];
  let doomed = 0;
  for (let at = from; at < text.length; ) {
    const sentence = at < doomed ? brokenOff(text, at) : readSentence(text, at);
    doomed = Math.max(doomed, sentence.doomed);
    at = sentence.end;
    offsets.push(at);
  }
  return new Boundaries(offsets);
}

interface Sentence {
  end: number;
  /** Periods before this place lead to the same vain search: they need not be followed again. */
  doomed: number;
}

function readSentence(text: string, from: number): Sentence {
  let state: State = "text";
  let end = from + characterAt(text, from).length;
  let inDoubt = -1;
  let lastPeriod = -1;
  for (let at = from; at < text.length; ) {
    const character = characterAt(text, at);
    const kind = kindOf(character);
    if (kind !== "ignored") state = STEPS[state].steps[kind] ?? STEPS[state].otherwise;
    if (state === "found") return { end: inDoubt, doomed: 0 };
    if (state === "stop") return { end, doomed: lastPeriod + 1 };
    if (kind === "period") lastPeriod = at;
    at += character.length;
    if (COMPLETE.has(state)) [end, lastPeriod] = [at, -1];
    if (IN_DOUBT.has(state)) inDoubt = at;
  }
  return inDoubt === text.length ? { end: inDoubt, doomed: 0 } : { end, doomed: lastPeriod + 1 };
}

/** Java goes back to before the period whose search failed, and takes it alone next. */
function brokenOff(text: string, at: number): Sentence {
  let end = at + characterAt(text, at).length;
  if (kindOf(characterAt(text, at)) === "period") return { end, doomed: 0 };
  while (end < text.length && kindOf(characterAt(text, end)) !== "period") end += 1;
  return { end, doomed: 0 };
}
