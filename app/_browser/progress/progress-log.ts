import { mergeEvents, parseProgress, type ProgressEvent, writeProgress } from "./progress-event";

/** What a page sees of the log. A new object after every change. */
export interface ProgressState {
  /** In order of time. */
  events: readonly ProgressEvent[];
  /** False when the browser did not keep the last change: the log then lives as long as the page. */
  kept: boolean;
  /** One sentence about what happened to the log, for the person. */
  notice?: string;
}

/** Where the log stands in a browser's storage. */
export const progressKey = "rowhouse:progress";
const notKept = "Progress is not kept: this browser does not let the page store anything.";

/** The state before a browser was asked; also the state on the server. */
export const emptyProgress: ProgressState = { events: [], kept: true };

/** The reader's log over one storage. Never throws: without a storage it lives in memory, and says so. */
export class ProgressLog {
  private state: ProgressState = emptyProgress;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly storage: () => Storage,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {
    this.state = this.read(emptyProgress);
  }

  getState = (): ProgressState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  record(event: Omit<ProgressEvent, "at"> & { at?: string }): void {
    this.add([{ ...event, at: event.at ?? this.now() }]);
  }

  /** Takes in what another tab stored. */
  refresh(): void {
    this.show(this.read(this.state));
  }

  /** The log as the text of a file. */
  exported(): string {
    return writeProgress(this.state.events);
  }

  /** Merges an exported file and says in a sentence what became of it. */
  imported(text: string): string {
    let events: ProgressEvent[];
    try {
      events = parseProgress(text);
    } catch (cause) {
      return `Nothing was imported. ${cause instanceof Error ? cause.message : String(cause)}`;
    }
    this.add(events);
    const count = events.length === 1 ? "1 event was" : `${events.length} events were`;
    return `${count} read and merged with this browser's log.`;
  }

  /** Forgets the log and every text of the course in this browser. The theme stays. */
  deleteAll(): void {
    try {
      const store = this.storage();
      const ours = /^rowhouse:(progress|text|predicted)(:|$)/;
      for (const key of Object.keys(store).filter((name) => ours.test(name))) store.removeItem(key);
    } catch {
      // Nothing was stored where nothing can be stored.
    }
    this.show(emptyProgress);
  }

  private add(events: ProgressEvent[]): void {
    // Another tab may have stored since: its events must not be lost.
    const current = this.read(this.state);
    this.show(this.write({ ...current, events: mergeEvents(current.events, events) }));
  }

  private read(before: ProgressState): ProgressState {
    let text: string | null;
    try {
      text = this.storage().getItem(progressKey);
    } catch {
      return { ...before, kept: false, notice: notKept };
    }
    // What could not be stored is still in memory.
    if (text === null) return before.kept ? { ...before, events: [] } : before;
    try {
      const stored = parseProgress(text);
      return { ...before, events: before.kept ? stored : mergeEvents(stored, before.events) };
    } catch (cause) {
      return this.setAside(text, cause, before);
    }
  }

  /** A log that cannot be read is kept under another name: a person may mend it, a page must not. */
  private setAside(text: string, cause: unknown, before: ProgressState): ProgressState {
    const why = cause instanceof Error ? cause.message : String(cause);
    const key = `${progressKey}:damaged:${this.now()}`;
    const notice = `Your progress could not be read. ${why} It is set aside in this browser as "${key}", and a new log begins.`;
    try {
      this.storage().setItem(key, text);
      this.storage().removeItem(progressKey);
    } catch {
      return { ...before, kept: false, notice: `Your progress could not be read. ${why} ${notKept}` };
    }
    return { ...before, notice };
  }

  private write(state: ProgressState): ProgressState {
    try {
      this.storage().setItem(progressKey, writeProgress(state.events));
    } catch {
      return { ...state, kept: false, notice: notKept };
    }
    if (state.kept) return state;
    return { events: state.events, kept: true };
  }

  private show(state: ProgressState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
