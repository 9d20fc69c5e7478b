import { type Card, createEmptyCard, fsrs, Rating } from "ts-fsrs";
import type { ProgressEvent } from "./progress-event";

/** When something that went wrong comes up again. */
export interface ReviewCard {
  /** ISO instant. */
  due: string;
  /** Key of the misconception that was recognised last. */
  misconception?: string;
  card: Card;
}

/** Free Spaced Repetition Scheduler: no fuzz, so that the same answers give the same days. */
const scheduler = fsrs({ enable_fuzz: false });

/**
 * The card of an exercise after a verdict, as the value of a `review` event: an exercise that was never wrong has none. Wrong
 * answers rate Again; right ones Good, or Hard with the help of hints.
 */
export function afterVerdict(
  before: ReviewCard | undefined,
  verdict: Pick<ProgressEvent, "kind" | "value">,
  now: Date,
  hints: number,
): ReviewCard | undefined {
  const failed = verdict.kind === "failed" || verdict.kind === "shown";
  if (!before && !failed) return undefined;
  const rating = failed ? Rating.Again : hints > 0 ? Rating.Hard : Rating.Good;
  const { card } = scheduler.next(before?.card ?? createEmptyCard(now), now, rating);
  const misconception = failed ? (verdict.value ?? before?.misconception) : before?.misconception;
  return { due: card.due.toISOString(), card, ...(misconception === undefined ? {} : { misconception }) };
}

/** The text of a card in the log. */
export const writeCard = (card: ReviewCard): string => JSON.stringify(card);

/** A card from the log; undefined for whatever is none. */
export function readCard(text: string | undefined): ReviewCard | undefined {
  try {
    const value = JSON.parse(text ?? "") as Partial<ReviewCard>;
    if (typeof value.due !== "string" || Number.isNaN(Date.parse(value.due)) || !value.card) return undefined;
    const { misconception } = value;
    return {
      due: value.due,
      card: value.card,
      ...(typeof misconception === "string" ? { misconception } : {}),
    };
  } catch {
    return undefined;
  }
}
