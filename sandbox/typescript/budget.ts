import type { LimitName, ProgramLimits } from "./outcome";

/** Keeps count of what one program has used, and remembers the first limit that it met. */
export class Budget {
  private met: LimitName | undefined;
  private end = Number.POSITIVE_INFINITY;
  private statements = 0;

  constructor(
    private readonly limits: ProgramLimits,
    private readonly monotonic: () => number,
  ) {}

  /** The time counts from here. */
  begin(): void {
    this.end = this.monotonic() + this.limits.ms;
  }

  /** The limit that ended the program; undefined while it may go on. */
  get limit(): LimitName | undefined {
    return this.met;
  }

  /** True when the program has to stop; quickjs asks this every few thousand operations. */
  readonly spent = (): boolean => {
    if (this.monotonic() > this.end) this.meet("time");
    return this.met !== undefined;
  };

  /** False when one more statement is one too many. */
  statement(): boolean {
    this.statements += 1;
    if (this.statements > this.limits.statements) this.meet("statements");
    return this.met === undefined;
  }

  meet(limit: LimitName): void {
    this.met ??= limit;
  }
}
