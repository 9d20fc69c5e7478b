/** Where every story begins: 2024-07-01T09:00:00Z, milliseconds since 1970. */
export const STORY_TIME = Date.UTC(2024, 6, 1, 9);

const unitLengths: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The last time that JavaScript's dates can hold, ms. */
const LAST_TIME = 8.64e15;

/**
 * The clock of the search and object engines in lessons and grading: it stands still but for one millisecond a request, so that a
 * recorded answer is the same at every run, and jumps when a console says `@clock`.
 */
export class StoryClock {
  private time = STORY_TIME;

  /** Milliseconds since 1970. */
  now(): number {
    return this.time;
  }

  /** One request more. */
  tick(): void {
    this.time++;
  }

  /**
   * Moves by `+30d` (units s, m, h, d) or to a time such as `2024-08-01T00:00:00Z`. Gives the new time in ISO, `undefined` for a text
   * that is neither: then the clock stands where it stood.
   */
  move(text: string): string | undefined {
    const time = this.timeOf(text.trim());
    if (time === undefined || !(Math.abs(time) <= LAST_TIME)) return undefined;
    this.time = time;
    return new Date(time).toISOString();
  }

  /** Back to the beginning of the story. */
  reset(): void {
    this.time = STORY_TIME;
  }

  private timeOf(text: string): number | undefined {
    const step = /^\+(\d{1,9})([smhd])$/.exec(text);
    if (step) return this.time + Number(step[1]) * (unitLengths[step[2] ?? ""] ?? 0);
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : undefined;
  }
}
