/** Takes a line apart into words as a shell does: quotes hold words together, a backslash takes the next letter as it is. */
export function splitCommandLine(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (quote !== "") {
      if (letter === quote) quote = "";
      else if (letter === "\\" && quote === '"' && /["\\$`]/.test(line.charAt(i + 1)))
        word = `${word ?? ""}${line.charAt(++i)}`;
      else word = `${word ?? ""}${letter}`;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= "";
    } else if (letter === "\\") {
      word = `${word ?? ""}${line.charAt(++i)}`;
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = `${word ?? ""}${letter}`;
    }
  }
  return word === undefined ? words : [...words, word];
}
