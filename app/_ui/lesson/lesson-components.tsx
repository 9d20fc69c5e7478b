import type { ReactNode } from "react";
import { RunBlock } from "@/app/_browser/block/RunBlock";
import { PredictAlone } from "@/app/_browser/lesson/PredictAlone";
import { TimelineSteps } from "@/app/_browser/lesson/TimelineSteps";
import { figureDrawings } from "@/app/_ui/figures/registry";
import type { Course, Lesson, LessonRecord } from "@/content/course";
import { figures } from "@/content/figures/index";
import { Misconception, Right } from "./Misconception";
import { Note, Version, Warning } from "./Note";
import { StaticBlock } from "./StaticBlock";
import { Tab, Tabs } from "./Tabs";
import { Term, TermNotes } from "./Term";

/** What a lesson's text is drawn from. */
export interface LessonSources {
  lesson: Lesson;
  course: Course;
  record: LessonRecord;
  /** Texts of the earlier blocks of a block's session. */
  before: (id: string) => string[];
}

interface Predicted {
  question?: string;
  options?: string;
  answer?: string;
  children?: ReactNode;
}

/** The components that a compiled lesson names, bound to what this lesson recorded and what the course knows. */
export function lessonComponents({ lesson, course, record, before }: LessonSources): Record<string, unknown> {
  return {
    RunBlock: ({ id, html, children, ...rest }: Predicted & { id: string; html: string }) => {
      const block = one(lesson.blocks, id);
      const recorded = one(record.blocks, id).outcomes;
      const predict = predictOf(rest);
      return (
        <RunBlock
          lesson={lesson.id}
          block={block}
          html={html}
          before={before(id)}
          recorded={recorded}
          {...(predict ? { predict } : {})}
        >
          {children}
        </RunBlock>
      );
    },
    StaticBlock,
    Predict: ({ children, ...rest }: Predicted) => {
      const predict = predictOf(rest);
      return (
        predict && (
          <PredictAlone {...predict} lesson={lesson.id}>
            {children}
          </PredictAlone>
        )
      );
    },
    Misconception,
    Right,
    Figure: ({ name, children }: { name: string; children?: ReactNode }) => {
      const [figure, Drawing] = [figures[name], figureDrawings[name]];
      if (!figure || !Drawing) throw new Error(`${lesson.file}: the figure ${name} is drawn by nobody.`);
      return (
        <Drawing figure={figure} rows={record.figures[name] ?? {}}>
          {children}
        </Drawing>
      );
    },
    Term: ({ id, children }: { id: string; children?: ReactNode }) => (
      <Term entry={one(course.glossary, id)}>{children}</Term>
    ),
    TermNotes: ({ ids }: { ids: string }) => (
      <TermNotes entries={ids.split(" ").map((id) => one(course.glossary, id))} />
    ),
    Tabs,
    Tab,
    Timeline: ({ name }: { name: string }) => {
      const timeline = course.timelines[name];
      if (!timeline) throw new Error(`${lesson.file}: there is no timeline ${name}.`);
      return <TimelineSteps timeline={timeline} />;
    },
    Note,
    Warning,
    Version,
    a: LessonLink,
    table: ScrollingTable,
  };
}

/** The check has seen that it exists: a missing one is our fault. */
function one<T extends { id: string }>(list: T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new Error(`Nothing has the id ${id}.`);
  return found;
}

function predictOf({
  question,
  options,
  answer,
}: Predicted): { question: string; options: string[]; answer: string } | undefined {
  if (question === undefined || options === undefined || answer === undefined) return undefined;
  return { question, options: options.split("|").map((option) => option.trim()), answer };
}

/** A link of the text; one that leaves the course says so to whoever reads its properties. */
function LessonLink({ href = "", children }: { href?: string; children?: ReactNode }): ReactNode {
  return href.startsWith("https:") ? (
    <a href={href} rel="external noreferrer">
      {children}
    </a>
  ) : (
    <a href={href}>{children}</a>
  );
}

/** A wide table scrolls by itself, never the page; so it must take the focus. */
function ScrollingTable({ children }: { children?: ReactNode }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll" tabIndex={0} aria-label="Table, scrolls sideways">
      <table className="grid">{children}</table>
    </section>
  );
}
