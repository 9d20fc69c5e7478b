import type { Dataset } from "./engine";

/** What the last datasets left when they were loaded: going back to one of them costs nothing. The one not used for longest is forgotten. */
export class LoadedStates<State> {
  private readonly states = new Map<string, State>();

  /** @param most states that are held side by side: enough for what two exercises are graded on */
  constructor(private readonly most = 16) {}

  get(dataset: Dataset): State | undefined {
    const key = keyOf(dataset);
    const state = this.states.get(key);
    if (state === undefined) return undefined;
    this.states.delete(key);
    this.states.set(key, state);
    return state;
  }

  set(dataset: Dataset, state: State): void {
    this.states.set(keyOf(dataset), state);
    const [oldest] = this.states.keys();
    if (this.states.size > this.most && oldest !== undefined) this.states.delete(oldest);
  }

  clear(): void {
    this.states.clear();
  }
}

const keyOf = ({ name, version }: Dataset): string => `${name}@${version}`;
