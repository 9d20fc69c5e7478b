/** A text that was run. */
export interface Ran {
  /** ISO instant. */
  at: string;
  text: string;
}

const mostTexts = 100;
const mostCharacters = 200_000;

/** Puts a text on top. One that is there already moves up; the oldest go when there are too many. */
export function addRan(history: Ran[], ran: Ran): Ran[] {
  if (ran.text.trim() === "") return history;
  const rest = history.filter((one) => one.text !== ran.text);
  let room = mostCharacters;
  return [ran, ...rest].slice(0, mostTexts).filter((one, index) => {
    room -= one.text.length;
    return index === 0 || room > 0;
  });
}

/** What the browser kept. What cannot be read is left out: a damaged history is a shorter one. */
export function readHistory(kept: string | undefined): Ran[] {
  let found: unknown;
  try {
    found = JSON.parse(kept ?? "[]");
  } catch {
    return [];
  }
  return Array.isArray(found) ? found.filter(isRan) : [];
}

function isRan(value: unknown): value is Ran {
  if (typeof value !== "object" || value === null) return false;
  return "at" in value && "text" in value && typeof value.at === "string" && typeof value.text === "string";
}
