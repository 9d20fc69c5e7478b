/** `7 | 4 | 12` as a list. */
export function readOptions(text: string | undefined): string[] {
  return (text ?? "")
    .split("|")
    .map((option) => option.trim())
    .filter((option) => option !== "");
}
