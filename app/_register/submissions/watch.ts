import { type Kysely, sql } from "kysely";
import type { SubmissionStatus, Tables } from "../database/tables";

/** What changes about an answer while it is followed. */
export interface Standing {
  status: SubmissionStatus;
  /** Place in the queue, 1 is next; only while it waits. */
  position?: number;
}

/** Told at the first look and after every change; undefined when the answer is not there any more. */
export type Follower = (standing: Standing | undefined) => void;

/** Milliseconds between two looks while nobody says that something changed: other processes change the database as well. */
const pause = 400;
/** Milliseconds between two looks at least: a burst of changes is one look. */
const shortest = 100;

/**
 * Looks at all answers that somebody follows with one query, so that 500 open pages ask the database no more than one does. Looks only
 * while there are followers.
 */
export class Watch {
  private readonly followed = new Map<string, Set<Follower>>();
  private readonly last = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking = false;
  private asked = false;
  private leave: (() => void) | undefined;

  constructor(
    private readonly db: Kysely<Tables>,
    /** Calls back when this process has changed something. */
    private readonly subscribe: (changed: () => void) => () => void,
  ) {}

  /** Follows one answer, until what it gives back is called. */
  follow(id: string, follower: Follower): () => void {
    this.leave ??= this.subscribe(() => this.lookSoon());
    const followers = this.followed.get(id) ?? new Set<Follower>();
    this.followed.set(id, followers.add(follower));
    // Whoever comes later is told what the others know already.
    this.last.delete(id);
    this.lookSoon();
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.followed.get(id) === followers) this.forget(id);
    };
  }

  private forget(id: string): void {
    this.followed.delete(id);
    this.last.delete(id);
    if (this.followed.size > 0) return;
    clearTimeout(this.timer);
    this.leave?.();
    this.leave = undefined;
  }

  private lookSoon(): void {
    if (this.looking) {
      this.asked = true;
      return;
    }
    void this.look();
  }

  private async look(): Promise<void> {
    this.looking = true;
    this.asked = false;
    clearTimeout(this.timer);
    const ids = [...this.followed.keys()];
    // When the database is away, nothing is there: pages ask by themselves then.
    const found = await standingsOf(this.db, ids).catch(() => new Map<string, Standing>());
    for (const id of ids) this.tell(id, found.get(id));
    await new Promise((done) => setTimeout(done, shortest));
    this.looking = false;
    if (this.followed.size === 0) return;
    if (this.asked) void this.look();
    else this.timer = setTimeout(() => this.lookSoon(), pause - shortest);
  }

  private tell(id: string, standing: Standing | undefined): void {
    const text = JSON.stringify(standing) ?? "gone";
    if (this.last.get(id) === text) return;
    const followers = this.followed.get(id);
    if (!followers) return;
    this.last.set(id, text);
    for (const follower of followers) follower(standing);
  }
}

/** How some answers stand, those that are there. */
export async function standingsOf(db: Kysely<Tables>, ids: string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ id: string; status: SubmissionStatus; position: number | null }>`
    WITH waiting AS (
      SELECT submission_id, regrade_id, row_number() OVER (
        ORDER BY array_position(ARRAY['normal', 'slow', 'regrade'], lane), turn, id)::integer AS place
      FROM job WHERE state = 'queued'
    )
    SELECT s.id, s.status, w.place AS position
    FROM submission s LEFT JOIN waiting w ON w.submission_id = s.id AND w.regrade_id IS NULL AND s.status = 'queued'
    WHERE s.id = ANY (${ids}::text[])`.execute(db);
  return new Map(
    rows.map(({ id, status, position }) => [id, position === null ? { status } : { status, position }]),
  );
}
