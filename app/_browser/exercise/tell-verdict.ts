import type { Judged } from "./judged";

/** Tells whoever keeps the progress log what an answer came to; Run is free and tells nothing. */
export function tellVerdict(told: {
  lesson: string;
  exercise: string;
  how: "check" | "submit";
  judged: Extract<Judged, { kind: "judged" }>;
}): void {
  const { lesson, exercise, how, judged } = told;
  // What was stopped, or does not run, was not judged.
  if (judged.mark === "wait" || judged.error) return;
  const passed = judged.mark === "pass";
  const detail = {
    at: new Date().toISOString(),
    kind: passed ? (how === "submit" ? "passed" : "right") : "failed",
    lesson,
    block: exercise,
    ...(judged.misconception === undefined ? {} : { value: judged.misconception }),
  };
  window.dispatchEvent(new CustomEvent("rowhouse:progress", { detail }));
}
