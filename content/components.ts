import type * as React from "react";
import type { FigureDefinition } from "./figures/figure";
import type { Block, GlossaryEntry, RecordedOutcome } from "./course";

/**
 * Props that a compiled lesson hands to the components of `app/_ui/lesson/`. The compiler writes them, the page draws them.
 * All but `children` are plain data.
 */
export interface RunBlockProps {
  lesson: string;
  block: Block;
  /** Highlighted code as HTML: one `<span class=line>` per line, `<b>` keyword, `<i>` comment, classes `s` string and `n` number inside. Safe: made by shiki at build. */
  html: string;
  /** Texts of the earlier blocks of its session, in order. */
  before: string[];
  recorded: RecordedOutcome[];
  /** From a `<Predict>` that stands right before the block; its children are the block's children (the explanation). */
  predict?: { question: string; options: string[]; answer: string };
  children?: React.ReactNode;
}

export interface StaticBlockProps {
  language: string;
  html: string;
  text: string;
  reason: string;
}

/** A `<Predict>` with no run block after it stands alone. */
export interface PredictProps {
  question: string;
  options: string[];
  answer: string;
  children: React.ReactNode;
}

export interface MisconceptionProps {
  id: string;
  title: string;
  errata: string[];
  children: React.ReactNode;
}

export interface FigureProps {
  figure: FigureDefinition;
  /** Recorded outcome per query of the figure. */
  rows: Record<string, RecordedOutcome>;
  /** Caption. */
  children: React.ReactNode;
}

export interface TermProps {
  entry: GlossaryEntry;
  children: React.ReactNode;
}

export interface ExerciseProps {
  id: string;
}

export interface TimelineProps {
  name: string;
  timeline: import("./timeline").Timeline;
}

export interface VersionProps {
  engine: string;
  since: string;
  children: React.ReactNode;
}
