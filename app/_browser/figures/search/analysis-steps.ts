import { listAt, numberAt, textAt, valueAt } from "@/app/_ui/figures/figure-replies";

/** A token after a step, against the tokens before it. */
export interface StepToken {
  token: string;
  /** From 0, counted in words of the text. */
  position: number;
  /** `dropped` stands where a token was and none is now; then `token` is what it was. */
  change: "same" | "changed" | "added" | "dropped";
}

/** One step of an analyzer and what it leaves behind. */
export type AnalysisStep =
  | { kind: "char filter"; name: string; text: string; changed: boolean }
  | { kind: "tokenizer" | "token filter"; name: string; tokens: StepToken[] };

interface Token {
  token: string;
  position: number;
}

/** The steps of an `_analyze` with `explain: true`, from its body; `text` is what was sent. */
export function analysisSteps(body: unknown, text: string): AnalysisStep[] {
  const filters = listAt(body, "detail", "charfilters").map((filter) => ({
    name: textAt(filter, "name"),
    text: textAt(filter, "filtered_text", 0),
  }));
  const tokenizer = valueAt(body, "detail", "tokenizer");
  if (tokenizer === undefined) return [];
  const lists = [tokenizer, ...listAt(body, "detail", "tokenfilters")].map((step) => ({
    name: textAt(step, "name"),
    tokens: tokensOf(step),
  }));
  return [
    ...filters.map((filter, at): AnalysisStep => {
      const before = filters[at - 1]?.text ?? text;
      return { kind: "char filter", ...filter, changed: filter.text !== before };
    }),
    ...lists.map(({ name, tokens }, at): AnalysisStep => {
      const before = lists[at - 1]?.tokens;
      return before
        ? { kind: "token filter", name, tokens: compared(before, tokens) }
        : { kind: "tokenizer", name, tokens: tokens.map((token) => ({ ...token, change: "same" })) };
    }),
  ];
}

function tokensOf(step: unknown): Token[] {
  return listAt(step, "tokens").map((token) => ({
    token: textAt(token, "token"),
    position: numberAt(token, "position"),
  }));
}

/** What became of the tokens at each position. The first that is new takes the place of one that is gone; a further one was added. */
function compared(before: Token[], after: Token[]): StepToken[] {
  const positions = [...new Set([...before, ...after].map(({ position }) => position))];
  return positions
    .toSorted((a, b) => a - b)
    .flatMap((position) => {
      const was = before.filter((token) => token.position === position);
      const is = after.filter((token) => token.position === position);
      if (is.length === 0) return was.map((token): StepToken => ({ ...token, change: "dropped" }));
      let gone = was.filter(({ token }) => !is.some((one) => one.token === token)).length;
      return is.map((token): StepToken => {
        if (was.some((one) => one.token === token.token)) return { ...token, change: "same" };
        gone -= 1;
        return { ...token, change: gone >= 0 ? "changed" : "added" };
      });
    });
}

/** The terms that go into the index: what the last step leaves. */
export function indexedTerms(steps: AnalysisStep[]): string[] {
  const last = steps.at(-1);
  if (!last || last.kind === "char filter") return [];
  return last.tokens.filter(({ change }) => change !== "dropped").map(({ token }) => token);
}
