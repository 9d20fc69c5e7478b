import { unsupported } from "../../errors/search-error";
import { parseRegexp, type Regexp, type RegexpOptions } from "./regexp-parser";

/** A state of the automaton: where one character, or none, leads to. */
interface State {
  readonly steps: { test: (character: string) => boolean; to: number }[];
  readonly free: number[];
}

/** Parts of an automaton that is being built. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Repetitions are written out: this many states are enough for any pattern that a person writes. */
const MOST_STATES = 10_000;

/** Sets of states that are remembered with what characters lead to. */
const MOST_SETS = 2_000;

/**
 * Whether whole terms fit a regular expression of Lucene. All ways through the pattern are followed at once (Thompson's construction), so
 * that the time is the length of the term times that of the pattern, whatever they are; and a way that was gone before is not gone again.
 */
export function regexpTest(pattern: string, options: RegexpOptions): (term: string) => boolean {
  const builder = new Builder(pattern);
  const { start, end } = builder.part(parseRegexp(pattern, options));
  const { states } = builder;
  const sets = new Map<string, StateSet>();
  const first = setOf(closure(states, [start]), sets);
  return (term) => {
    if (sets.size > MOST_SETS) {
      sets.clear();
      first.next.clear();
    }
    let current = first;
    for (const character of term) {
      const known = current.next.get(character) ?? setOf(reached(states, current.members, character), sets);
      current.next.set(character, known);
      if (known.members.size === 0) return false;
      current = known;
    }
    return current.members.has(end);
  };
}

/** States in which an automaton may be at once, and those that it may be in behind one more character. */
interface StateSet {
  readonly members: ReadonlySet<number>;
  readonly next: Map<string, StateSet>;
}

function setOf(members: ReadonlySet<number>, sets: Map<string, StateSet>): StateSet {
  const key = [...members].sort((a, b) => a - b).join();
  const known = sets.get(key) ?? { members, next: new Map() };
  sets.set(key, known);
  return known;
}

function reached(states: readonly State[], from: ReadonlySet<number>, character: string): Set<number> {
  const next: number[] = [];
  for (const at of from) {
    for (const { test, to } of states[at]?.steps ?? []) if (test(character)) next.push(to);
  }
  return closure(states, next);
}

function closure(states: readonly State[], from: readonly number[]): Set<number> {
  const found = new Set(from);
  const open = [...found];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of states[at]?.free ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

class Builder {
  readonly states: State[] = [];

  constructor(private readonly pattern: string) {}

  part(regexp: Regexp): Part {
    switch (regexp.kind) {
      case "character": {
        const [start, end] = [this.state(), this.state()];
        this.states[start]?.steps.push({ test: regexp.test, to: end });
        return { start, end };
      }
      case "nothing":
        return { start: this.state(), end: this.state() };
      case "sequence":
        return this.inARow(regexp.parts.length, (i) => regexp.parts[i]);
      case "either":
        return this.either(regexp.parts);
      case "repeated":
        return this.repeated(regexp);
    }
  }

  private state(): number {
    if (this.states.length >= MOST_STATES)
      throw unsupported(`a pattern as long as [${this.pattern.slice(0, 40)}...]`);
    return this.states.push({ steps: [], free: [] }) - 1;
  }

  private link(from: number, to: number): void {
    this.states[from]?.free.push(to);
  }

  private inARow(count: number, partAt: (i: number) => Regexp | undefined): Part {
    const start = this.state();
    let end = start;
    for (let i = 0; i < count; i += 1) {
      const regexp = partAt(i);
      if (!regexp) continue;
      const part = this.part(regexp);
      this.link(end, part.start);
      end = part.end;
    }
    return { start, end };
  }

  private either(parts: readonly Regexp[]): Part {
    const [start, end] = [this.state(), this.state()];
    for (const regexp of parts) {
      const part = this.part(regexp);
      this.link(start, part.start);
      this.link(part.end, end);
    }
    return { start, end };
  }

  private repeated({ part, least, most }: Extract<Regexp, { kind: "repeated" }>): Part {
    const { start, end: needed } = this.inARow(least, () => part);
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.state();
      const again = this.part(part);
      this.link(needed, loop);
      this.link(loop, again.start);
      this.link(again.end, loop);
      return { start, end: loop };
    }
    const end = this.state();
    let last = needed;
    for (let i = least; i < most; i += 1) {
      const more = this.part(part);
      this.link(last, end);
      this.link(last, more.start);
      last = more.end;
    }
    this.link(last, end);
    return { start, end };
  }
}
