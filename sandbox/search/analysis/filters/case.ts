/** Character by character, as Java's `Character.toLowerCase`: no final sigma, and no character becomes two. */
export function lowercase(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  let lower = "";
  for (const char of text) lower += one(char, char === "İ" ? "i" : char === "Σ" ? "σ" : char.toLowerCase());
  return lower;
}

/** As Java's `Character.toUpperCase`: `ß` stays as it is. */
export function uppercase(text: string): string {
  let upper = "";
  for (const char of text) upper += one(char, char.toUpperCase());
  return upper;
}

const one = (char: string, changed: string): string => ([...changed].length === 1 ? changed : char);
