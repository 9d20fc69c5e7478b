import { variantId } from "@/exercises/grader/page-key";
import type { ProgressEvent } from "./progress-event";

/** `passed` on all data; `tried`: judged, and not passed yet. */
export type ExerciseState = "open" | "tried" | "passed";

/** How far a reader is with an exercise. */
export function exerciseState(events: readonly ProgressEvent[], exercise: string): ExerciseState {
  const own = events.filter(({ block }) => block === exercise || block === variantId(exercise));
  if (own.some(({ kind }) => kind === "passed")) return "passed";
  return own.some(({ kind }) => kind === "failed" || kind === "right" || kind === "shown") ? "tried" : "open";
}

/** A window: filled, half filled, empty. */
export const exerciseClass = { open: "", tried: "try", passed: "on" } as const;
