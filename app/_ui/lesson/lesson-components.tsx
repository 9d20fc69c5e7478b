import type { ReactNode } from "react";
import { ExerciseSlot } from "@/app/_browser/exercise/ExerciseSlot";
import { KeptMarkup } from "@/app/_browser/lesson/KeptMarkup";
import { LessonBlock } from "@/app/_browser/lesson/LessonBlock";
import { PredictAlone } from "@/app/_browser/lesson/PredictAlone";
import { TimelineSteps } from "@/app/_browser/lesson/TimelineSteps";
import { figureDrawings } from "@/app/_ui/figures/registry";
import type { Course, Lesson, LessonRecord, RecordedOutcome } from "@/content/course";
import { figures } from "@/content/figures/index";
import { packOutcomes } from "@/content/packed-record";
import { keepMarkup } from "./kept-store";
import { Misconception, Right } from "./Misconception";

/** What a lesson's text is drawn from. */
export interface LessonSources {
  lesson: Lesson;
  course: Course;
  record: LessonRecord;
  /** The inside of each exercise, as HTML. */
  exercises: ReadonlyMap<string, string>;
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
export function lessonComponents(sources: LessonSources): Record<string, unknown> {
  const { lesson, course, record } = sources;
  let kept = 0;
  return {
    Kept: ({ html }: { html: string }) => {
      kept += 1;
      const id = `t-${lesson.id.replace(".", "-")}-${kept}`;
      keepMarkup(id, html);
      return <KeptMarkup id={id} />;
    },
    RunBlock: (props: Predicted & { id: string; html: string }) => runBlock(props, sources),
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
    Exercise: ({ id }: { id: string }) => {
      const html = sources.exercises.get(id);
      if (html === undefined) throw new Error(`${lesson.file}: there is no exercise ${id}.`);
      keepMarkup(`exercise-${id}`, html);
      return <ExerciseSlot id={id} />;
    },
    Misconception,
    Right,
    Figure: ({ name, children }: { name: string; children?: ReactNode }) => {
      const [figure, Drawing] = [figures[name], figureDrawings[name]];
      if (!figure || !Drawing) throw new Error(`${lesson.file}: the figure ${name} is drawn by nobody.`);
      return (
        // What it asks is answered: the texts need not travel.
        <Drawing figure={{ ...figure, queries: {} }} rows={drawnOf(record.figures[name] ?? {})}>
          {children}
        </Drawing>
      );
    },
    Timeline: ({ name }: { name: string }) => {
      const timeline = course.timelines[name];
      if (!timeline) throw new Error(`${lesson.file}: there is no timeline ${name}.`);
      return <TimelineSteps timeline={timeline} />;
    },
  };
}

/** A figure draws the status and the body of a reply: the headers need not travel either. */
function drawnOf(rows: Record<string, RecordedOutcome>): Record<string, RecordedOutcome> {
  return Object.fromEntries(
    Object.entries(rows).map(([query, outcome]) => [
      query,
      outcome.kind === "reply" ? { ...outcome, headers: {} } : outcome,
    ]),
  );
}

function runBlock(
  { id, html, children, ...rest }: Predicted & { id: string; html: string },
  sources: LessonSources,
): ReactNode {
  const { lesson, record } = sources;
  const { title, session, plan, kind } = one(lesson.blocks, id);
  const before = sources.before(id);
  const predict = predictOf(rest);
  keepMarkup(`${lesson.id} ${id}`, html);
  return (
    <LessonBlock
      lesson={lesson.id}
      id={id}
      title={title}
      packed={packOutcomes(one(record.blocks, id).outcomes)}
      {...(before.length > 0 ? { before } : {})}
      {...(session === undefined ? {} : { session })}
      {...(plan ? { plan } : {})}
      {...(kind === "sql" ? {} : { kind })}
      {...(predict ? { predict } : {})}
    >
      {children}
    </LessonBlock>
  );
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
