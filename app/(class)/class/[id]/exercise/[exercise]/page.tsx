import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import {
  type ExerciseFigures,
  exerciseFigures,
  type WrongGroup,
  wrongAnswers,
} from "@/app/_register/insight/wrong-answers";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { getCatalog } from "@/app/_server/exercises";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Exercise in the class", robots: { index: false } };

/** Groups of wrong answers that are shown. */
const most = 30;

/** How a class fares with an exercise: figures, and its wrong answers by what they do. */
export default async function ClassExercisePage(props: {
  params: Promise<{ id: string; exercise: string }>;
}): Promise<ReactNode> {
  const { id, exercise } = await props.params;
  const here = `/class/${id}/exercise/${exercise}`;
  const { opened, name } = await classPage(id, here, "gradebook.read");
  const key = (await getCatalog()).get(exercise);
  if (!key) notFound();
  const [figures, groups] = await Promise.all([
    exerciseFigures(opened.db, id, exercise),
    wrongAnswers(opened.db, id, exercise, most),
  ]);
  const place = (await askableExercises()).find((one) => one.id === exercise);
  const { misconceptions, title } = key.exercise;
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${id}/gradebook`}>{name}</a>
      </p>
      <h1>{place ? `${place.number} ${title}` : title}</h1>
      <p className="serif">{figureWords(figures)}</p>
      <h2>Wrong answers</h2>
      {groups.length === 0 ? <p>There is none that counts.</p> : null}
      {groups.map((group) => (
        <Group
          key={group.example.submissionId}
          classId={id}
          exercise={exercise}
          group={group}
          sentence={group.misconception === null ? undefined : misconceptions[group.misconception]?.says}
        />
      ))}
    </main>
  );
}

function figureWords({ tried, passed, answers, attempts, minutes }: ExerciseFigures): string {
  if (tried === 0) return "Nobody has handed in yet.";
  const rate = Math.round((passed / tried) * 100);
  const who = `${passed} of ${tried} who tried have passed, ${rate} %. ${answers === 1 ? "1 answer" : `${answers} answers`} in all.`;
  if (attempts === null || minutes === null) return who;
  const time = minutes < 1 ? "less than a minute" : `${Math.round(minutes)} min`;
  return `${who} Half of those who passed needed at most ${Math.ceil(attempts)} attempts and ${time} from the first to the right one.`;
}

const Group = (props: {
  classId: string;
  exercise: string;
  group: WrongGroup;
  /** Of a misconception: what whoever has it is told. */
  sentence: string | undefined;
}): ReactNode => {
  const { classId, exercise, group, sentence } = props;
  const { misconception, answers, learners, example } = group;
  const files = `/api/classes/${classId}/exercises/${exercise}/misconception?submission=${example.submissionId}`;
  return (
    <section className="wrong-group">
      <h3>{misconception ?? titleOf(group)}</h3>
      <p className="meta">
        {answers === 1 ? "1 answer" : `${answers} answers`} of{" "}
        {learners === 1 ? "1 learner" : `${learners} learners`}.{" "}
        {misconception === null ? "No misconception was recognised." : ""}
      </p>
      <p>
        <InlineCode text={sentence ?? example.says ?? ""} />
      </p>
      {/* A long line scrolls, so it must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" role="group" tabIndex={0} aria-label="The shortest of these answers">
        <code>{example.answer}</code>
      </pre>
      <p className="acts">
        <a href={`/class/${classId}/attempt/${example.submissionId}`}>The attempt</a>
        {misconception === null ? (
          <>
            <a className="b small" href={`${files}&file=answer`} download>
              Make this a misconception: the answer
            </a>
            <a className="b small" href={`${files}&file=message`} download>
              Its message
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
};

const titleOf = ({ code, example }: WrongGroup): string =>
  code === null ? example.title : `${example.title} (${code})`;
