import { SearchError } from "../../errors/search-error";

/** What a run of words may become. */
export interface SynonymEntry {
  /** Each output as its words. */
  outputs: string[][];
  /** Whether the words themselves stay. */
  keepOriginal: boolean;
}

/** Entries by their words, joined by a sign that no token holds. */
export interface SynonymMap {
  entries: ReadonlyMap<string, SynonymEntry>;
  /** Words of the longest input. */
  longest: number;
}

/** Joins the words of a key. */
export const wordSeparator = "\u0000";

/**
 * Rules in Solr's format: `a, b` makes all equal (with `expand` off, all become the first), `a, b => c` replaces.
 * @param wordsOf what the filters before make of a text
 */
export function synonymMap(
  rules: readonly string[],
  options: { expand: boolean; lenient: boolean },
  wordsOf: (text: string) => string[],
): SynonymMap {
  const builder = new Builder(wordsOf, options.lenient);
  for (const [i, line] of rules.entries()) {
    const rule = line.trim();
    if (rule === "" || rule.startsWith("#")) continue;
    try {
      builder.add(rule, options.expand);
    } catch (cause) {
      if (options.lenient) continue;
      throw failed(i + 1, cause instanceof Error ? cause.message : String(cause));
    }
  }
  return builder.end();
}

class Builder {
  private readonly entries = new Map<string, SynonymEntry>();
  private longest = 0;

  constructor(
    private readonly wordsOf: (text: string) => string[],
    private readonly lenient: boolean,
  ) {}

  add(rule: string, expand: boolean): void {
    const sides = split(rule, "=>");
    if (sides.length > 2) throw new Error("more than one explicit mapping specified on the same line");
    const [left = "", right] = sides;
    const inputs = this.terms(left);
    if (right !== undefined) {
      for (const input of inputs) for (const output of this.terms(right)) this.pair(input, output, false);
      return;
    }
    const [first] = inputs;
    for (const [i, input] of inputs.entries()) {
      if (!expand && first) this.pair(input, first, false);
      else for (const [j, output] of inputs.entries()) if (i !== j) this.pair(input, output, true);
    }
  }

  end(): SynonymMap {
    return { entries: this.entries, longest: this.longest };
  }

  private terms(side: string): string[][] {
    return split(side, ",").flatMap((term) => {
      const text = unescape(term).trim();
      const words = this.wordsOf(text);
      if (words.length > 0) return [words];
      if (this.lenient) return [];
      throw new Error(`term: ${text} was completely eliminated by analyzer`);
    });
  }

  private pair(input: string[], output: string[], keepOriginal: boolean): void {
    const key = input.join(wordSeparator);
    const known = this.entries.get(key);
    const outputs = known?.outputs ?? [];
    const fresh = !outputs.some((one) => one.join(wordSeparator) === output.join(wordSeparator));
    this.entries.set(key, {
      outputs: fresh ? [...outputs, output] : outputs,
      keepOriginal: keepOriginal || known?.keepOriginal === true,
    });
    this.longest = Math.max(this.longest, input.length);
  }
}

/** Parts between a separator that no backslash stands before. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; ) {
    if (text.startsWith(separator, at)) {
      parts.push(part);
      part = "";
      at += separator.length;
      continue;
    }
    const length = text.charAt(at) === "\\" ? 2 : 1;
    part += text.slice(at, at + length);
    at += length;
  }
  return [...parts, part];
}

const unescape = (text: string): string => text.replace(/\\(.)/gs, "$1");

function failed(line: number, why: string): SearchError {
  const cause = new SearchError(400, "illegal_argument_exception", why);
  const place = new SearchError(400, "parse_exception", `Invalid synonym rule at line ${line}`, {
    causedBy: cause,
  });
  return new SearchError(400, "illegal_argument_exception", "failed to build synonyms", { causedBy: place });
}
