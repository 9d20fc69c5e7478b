/** Does a text fit a pattern, in which `*` stands for any characters and `?` for exactly one? It never goes back further than the last `*`. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const letter = pattern[p];
    if (letter === "*") {
      star = p++;
      resume = t;
    } else if (letter !== undefined && (letter === "?" || letter === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** Could a text that begins like this fit the pattern? */
export function matchesAsPrefix(pattern: string, beginning: string): boolean {
  for (let i = 0; i < beginning.length && i < pattern.length; i++) {
    if (pattern[i] === "*") return true;
    if (pattern[i] !== "?" && pattern[i] !== beginning[i]) return false;
  }
  return beginning.length <= pattern.length;
}
