import type { ReactNode } from "react";
import { Hints } from "@/app/_browser/exercise/Hints";
import { QuizBlock } from "@/app/_browser/exercise/QuizBlock";
import { SqlExerciseBlock } from "@/app/_browser/exercise/SqlExerciseBlock";
import { KeptMarkup } from "@/app/_browser/lesson/KeptMarkup";
import { keepMarkup } from "@/app/_ui/lesson/kept-store";
import type { PageExercise } from "@/app/_server/exercises";

/** An exercise at its place in a lesson: task, rules, hints, and the instrument to answer with. */
export function ExerciseFrame({ exercise, number, markup, starter }: PageExercise): ReactNode {
  const { id, title, points } = exercise;
  const place = (part: string, html: string): string => {
    keepMarkup(`${id}-${part}`, html);
    return `${id}-${part}`;
  };
  if (exercise.kind === "sql") keepMarkup(`${id} starter`, starter);
  return (
    <section className="ex wide" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <p className="no">Exercise {number}</p>
        <h3 id={`${id}-title`}>{title}</h3>
        <p className="pts">{points === 1 ? "1 point" : `${points} points`}</p>
      </header>
      <div className="ex-main">
        <div className="prompt">
          <KeptMarkup id={place("task", markup.task)} />
        </div>
        {exercise.kind === "sql" ? (
          <SqlExerciseBlock id={id} title={title} />
        ) : (
          <QuizBlock id={id} title={title} question={withoutAnswers(exercise.question)} />
        )}
      </div>
      <aside className="ex-side" aria-label={`Rules and hints, exercise ${number}`}>
        {markup.rules === "" ? null : (
          <div className="rules">
            <KeptMarkup id={place("rules", markup.rules)} />
          </div>
        )}
        {markup.hints === "" ? null : (
          <Hints exercise={id} count={exercise.hints.length}>
            <KeptMarkup id={place("hints", markup.hints)} />
          </Hints>
        )}
      </aside>
    </section>
  );
}

/** The sentences for wrong picks say which picks are wrong: they come sealed, with the first Check. */
function withoutAnswers<Q extends { form: string }>(question: Q): Q {
  return "explains" in question ? { ...question, explains: {} } : question;
}
