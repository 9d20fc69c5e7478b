import { texts } from "@/app/_browser/block/kept-text";

/** An answer as it was checked or handed in, or as it stood when another took its place. */
export interface Attempt {
  /** ISO instant. */
  at: string;
  how: "check" | "submit" | "replaced";
  text: string;
  /** Title of the verdict; empty for a text that was only replaced. */
  title: string;
  mark: "pass" | "fail" | "wait";
}

/** Attempts of one exercise; older ones go, and long texts of them first. */
const mostKept = 50;
const mostSigns = 400_000;

const keyOf = (exercise: string): string => `rowhouse:text:attempts/${exercise}`;

/** The attempts of an exercise, the latest first. */
export function attemptsOf(exercise: string): Attempt[] {
  try {
    const value: unknown = JSON.parse(texts.get(keyOf(exercise)) ?? "[]");
    return Array.isArray(value) ? value.filter(isAttempt) : [];
  } catch {
    return []; // damaged by hand: nothing can be shown of it
  }
}

/** Keeps an attempt. The same text with the same verdict again only renews its time. */
export function keepAttempt(exercise: string, attempt: Omit<Attempt, "at">): Attempt[] {
  const { text, title, how } = attempt;
  const others = attemptsOf(exercise).filter(
    (one) => one.text !== text || one.title !== title || one.how !== how,
  );
  const all = [{ at: new Date().toISOString(), ...attempt }, ...others].slice(0, mostKept);
  let signs = 0;
  const kept = all.filter((one, i) => (signs += one.text.length) <= mostSigns || i === 0);
  texts.set(keyOf(exercise), JSON.stringify(kept));
  return kept;
}

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== "object" || value === null) return false;
  const { at, how, text, title, mark } = value as Record<string, unknown>;
  return (
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at)) &&
    (how === "check" || how === "submit" || how === "replaced") &&
    typeof text === "string" &&
    typeof title === "string" &&
    (mark === "pass" || mark === "fail" || mark === "wait")
  );
}
