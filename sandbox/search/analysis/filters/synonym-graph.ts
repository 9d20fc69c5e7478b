import type { Token } from "../analyzer";
import { longestMatch } from "./synonym";
import type { SynonymEntry, SynonymMap } from "./synonym-rules";
import type { TokenFilter } from "./token-filter";

/** Lucene's SynonymGraphFilter: every output is a path of its own beside the words, told by positions and their lengths. */
export function synonymGraphFilter(map: SynonymMap): TokenFilter {
  return ({ tokens, last }) => {
    const graph = new Graph(tokens);
    for (let at = 0; at < tokens.length; ) {
      const match = longestMatch(tokens, at, map);
      if (match) graph.branch(at, match.entry, match.length);
      else graph.pass(at);
      at += match?.length ?? 1;
    }
    return { tokens: graph.found, last: Math.max(last, graph.found.at(-1)?.position ?? -1) };
  };
}

class Graph {
  readonly found: Token[] = [];
  /** Node at which the next token begins. */
  private node = 0;
  /** Position of the input that came last. */
  private before = -1;

  constructor(private readonly tokens: readonly Token[]) {}

  pass(at: number): void {
    const token = this.tokens[at];
    if (!token) return;
    this.skip(token);
    this.add(token, this.node, this.node + token.positionLength);
    this.node += token.positionLength;
  }

  /** All paths begin at one node and meet at another; inner nodes are numbered path by path, the words themselves last. */
  branch(at: number, { outputs, keepOriginal }: SynonymEntry, length: number): void {
    const input = this.tokens.slice(at, at + length);
    const [first] = input;
    if (!first) return;
    this.skip(first);
    const made = outputs.map((words) => words.map((text) => synonym(text, first, input.at(-1) ?? first)));
    const paths = keepOriginal ? [...made, input] : made;
    const inner = paths.reduce((sum, path) => sum + path.length - 1, 0);
    const [start, end] = [this.node, this.node + inner + 1];
    let next = start + 1;
    const begins = paths.map((path) => {
      const begin = next;
      next += path.length - 1;
      return begin;
    });
    for (const [i, path] of paths.entries()) {
      const [head] = path;
      if (head) this.add(head, start, path.length === 1 ? end : (begins[i] ?? end));
    }
    for (const [i, path] of paths.entries()) {
      let node = begins[i] ?? start;
      for (const [j, token] of path.entries()) {
        if (j === 0) continue;
        const to = j === path.length - 1 ? end : node + 1;
        this.add(token, node, to);
        node = to;
      }
    }
    this.node = end;
    this.before = input.at(-1)?.position ?? this.before;
  }

  /** A hole that another filter left stays one. */
  private skip(token: Token): void {
    this.node += token.position - this.before - 1;
    this.before = token.position;
  }

  private add(token: Token, from: number, to: number): void {
    this.found.push({ ...token, position: from, positionLength: to - from });
  }
}

const synonym = (text: string, first: Token, last: Token): Token => ({
  text,
  start: first.start,
  end: last.end,
  position: 0,
  positionLength: 1,
  type: "SYNONYM",
});
