import type { Token } from "../analyzer";
import { type SynonymEntry, type SynonymMap, wordSeparator } from "./synonym-rules";
import type { TokenFilter } from "./token-filter";

/** The longest entry that begins at a token. */
export function longestMatch(
  tokens: readonly Token[],
  from: number,
  { entries, longest }: SynonymMap,
): { entry: SynonymEntry; length: number } | undefined {
  let key = "";
  let found: { entry: SynonymEntry; length: number } | undefined;
  for (let length = 1; length <= longest; length += 1) {
    const token = tokens[from + length - 1];
    if (!token) break;
    key = length === 1 ? token.text : key + wordSeparator + token.text;
    const entry = entries.get(key);
    if (entry) found = { entry, length };
  }
  return found;
}

interface Output {
  text: string;
  /** End of the whole match; absent where a word lies over one token of it. */
  end?: number;
  positionLength: number;
}

/**
 * Lucene's SynonymFilter: outputs of several words lie over the tokens that follow, word by word, so that a phrase may match what was
 * never written. `synonym_graph` does better.
 */
export function synonymFilter(map: SynonymMap): TokenFilter {
  return ({ tokens, last }) => {
    const found = new Layer(tokens, map).run();
    return { tokens: found, last: Math.max(last, found.at(-1)?.position ?? -1) };
  };
}

class Layer {
  private readonly outputs = new Map<number, Output[]>();
  private readonly found: Token[] = [];
  private position = -1;
  private before = -1;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly map: SynonymMap,
  ) {}

  run(): Token[] {
    for (let at = 0; at < this.tokens.length; ) {
      const match = longestMatch(this.tokens, at, this.map);
      if (match) this.lay(at, match.entry, match.length);
      const length = match?.length ?? 1;
      const keep = match?.entry.keepOriginal ?? true;
      for (let i = at; i < at + length; i += 1) this.play(i, keep);
      at += length;
    }
    for (let i = this.tokens.length; this.outputs.has(i); i += 1) this.play(i, false);
    return this.found;
  }

  /** Puts each word of each output over the token that stands as far behind the first. */
  private lay(at: number, { outputs, keepOriginal }: SynonymEntry, length: number): void {
    const end = this.tokens[at + length - 1]?.end ?? 0;
    for (const words of outputs) {
      for (const [i, text] of words.entries()) {
        const output: Output =
          words.length === 1
            ? { text, end, positionLength: keepOriginal ? length : 1 }
            : { text, positionLength: 1 };
        this.outputs.set(at + i, [...(this.outputs.get(at + i) ?? []), output]);
      }
    }
  }

  private play(at: number, keep: boolean): void {
    const token = this.tokens[at];
    const place = token ?? this.tokens.at(-1);
    let first = true;
    if (token && keep) {
      this.step(token.position - this.before);
      this.found.push({ ...token, position: this.position });
      first = false;
    }
    for (const { text, end, positionLength } of this.outputs.get(at) ?? []) {
      if (first) this.step(1);
      first = false;
      const extent = { start: place?.start ?? 0, end: end ?? place?.end ?? 0 };
      this.found.push({ text, ...extent, position: this.position, positionLength, type: "SYNONYM" });
    }
    if (token) this.before = token.position;
  }

  private step(by: number): void {
    this.position += by;
  }
}
