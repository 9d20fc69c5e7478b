import type { Timeline } from "./timeline";
import type { ErrorOutcome, ReplyOutcome, RowsOutcome } from "@/sandbox/outcome";

/** The course as validated values. Frozen; built once by `content/server/load.ts`. */
export interface Course {
  title: string;
  summary: string;
  modules: Module[];
  glossary: GlossaryEntry[];
  errata: Erratum[];
  /** Two sessions on a real server, by name. */
  timelines: Record<string, Timeline>;
}

export interface Module {
  /** `1` */
  number: number;
  /** Folder name, also the address: `01-reading-a-database`. */
  slug: string;
  title: string;
  summary: string;
  /** Lessons in order. A module that is announced but not written yet has none. */
  lessons: Lesson[];
  /** Titles of the lessons that will come, for the course home; empty when all are written. */
  planned: { id: string; title: string }[];
}

export interface Lesson {
  /** `1.2` */
  id: string;
  moduleSlug: string;
  /** File name without `.mdx`: `02-filtering`. Address: `/<moduleSlug>/<slug>`. */
  slug: string;
  title: string;
  /** One sentence: what you can do afterwards. */
  summary: string;
  minutes: number;
  requires: string[];
  dataset: string;
  sources: string[];
  /** ISO date of the last check by a person. */
  checked: string;
  /** Engine name to version the facts hold for, for example `{ postgresql: "18" }`. */
  version: Record<string, string>;
  /** Ids of the errata that this lesson answers. */
  errata: string[];
  headings: Heading[];
  blocks: Block[];
  misconceptions: Misconception[];
  /** Terms used, in order of first use. */
  terms: string[];
  /** Figures drawn, in order. */
  figures: string[];
  /** Timelines shown, in order. */
  timelines: string[];
  /** Exercises asked, in order: the first is the lesson's a, the second its b. */
  exercises: { id: string; line: number; column: number }[];
  /** What a search finds: the text before the first heading, then one entry per heading. Claims of misconceptions are left out. */
  sections: Section[];
  /** What the bar for a lesson counts; reported, never enforced. */
  measures: { words: number; predictions: number };
  /** Path from the project's root. */
  file: string;
  /** The whole file. */
  source: string;
}

/** A labelled wrong belief: one block shows it failing, another the right form. Ids of blocks. */
export interface Misconception {
  id: string;
  title: string;
  errata: string[];
  wrong: string;
  right: string;
  /** 1-based, in `Lesson.file`. */
  line: number;
}

/** A stretch of a lesson's plain text. */
export interface Section {
  /** Anchor of its heading; empty before the first. */
  anchor: string;
  title: string;
  text: string;
}

export interface Heading {
  depth: 2 | 3;
  id: string;
  text: string;
}

/** The language of a block, which names its engine: SQL, requests to Elasticsearch, requests and `mc` commands to an object store. */
export type BlockKind = "sql" | "http" | "s3";

/** A runnable block of a lesson. */
export interface Block {
  /** Unique in the lesson: its `name="..."`, else `block-1`, `block-2` ... in order. */
  id: string;
  /** Accessible name of its editor: its `title="..."`, else `SQL 1`, `Request 2` ... */
  title: string;
  kind: BlockKind;
  text: string;
  /** Blocks of one session build on each other: before this one runs, the dataset is reset and the earlier ones are replayed. */
  session?: string;
  /** SQLSTATE that the block must end with, where failing is the point. */
  expectError?: string;
  /** HTTP status of the last reply, where it is no success on purpose. */
  expectStatus?: number;
  /** Draw EXPLAIN of the (single) statement. */
  plan: boolean;
  dataset: string;
  /** Line of the fence in `Lesson.file`, 1-based. */
  line: number;
}

/** `ms` is left out (null): a committed record holds only what repeats. */
export type RecordedOutcome =
  | (Omit<RowsOutcome, "ms" | "rows"> & { ms: null; rows: RowsOutcome["rows"] })
  | (Omit<ReplyOutcome, "ms"> & { ms: null })
  | ErrorOutcome;

/** `<lesson>.record.json`, committed beside the lesson. Made by `npm run course -- record`. */
export interface LessonRecord {
  lesson: string;
  /** For example `PGlite 0.5.16`; our own engines have no version but the course's. */
  engine: string;
  /** Name and version of the rows. */
  dataset: string;
  blocks: { id: string; text: string; outcomes: RecordedOutcome[] }[];
  /** Rows that figures draw: figure name, then query name. */
  figures: Record<string, Record<string, RecordedOutcome>>;
}

export interface GlossaryEntry {
  id: string;
  term: string;
  /** One sentence, explained in place. */
  short: string;
  /** More, as Markdown, on the glossary page. */
  long?: string;
  /** Id of the lesson that explains it first. */
  lesson: string;
}

/** An error of the source documents, and what became of it. */
export interface Erratum {
  /** `P03` */
  id: string;
  /** What was claimed, in our words. */
  claim: string;
  /** What is true, with the version where one matters. */
  truth: string;
  /** Lessons that teach it, or `outside` with a reason. */
  lessons: string[];
  outside?: string;
}
