import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { studentAssignments } from "@/app/_register/classes/student-view";
import {
  classSimilarity,
  learnersAtMost,
  type SimilarAnswer,
  type SimilarityReport,
} from "@/app/_register/similarity/class-similarity";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { getCatalog } from "@/app/_server/exercises";
import { deadlineText } from "@/app/_ui/class/times";
import { parseSql } from "@/exercises/server/parse-sql";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Similar answers", robots: { index: false } };

/** Which answers to an exercise are more alike than the exercise explains; first, which exercise. */
export default async function SimilarityPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const { opened, actor, name, timeZone } = await classPage(id, `/class/${id}/similarity`, "similarity.read");
  const { assignment, exercise } = await props.searchParams;
  const catalog = await getCatalog();
  const lists = (await studentAssignments(opened.db, id, actor.personId)).map((one) => ({
    id: one.id,
    title: one.title,
    exercises: one.exercises
      .map(({ exerciseId }) => exerciseId)
      .filter((exerciseId) => catalog.get(exerciseId)?.exercise.kind === "sql"),
  }));
  const names = new Map((await askableExercises()).map((one) => [one.id, `${one.number} ${one.title}`]));
  if (assignment === undefined && exercise === undefined)
    return <Choice classId={id} name={name} lists={lists} names={names} />;
  const list = lists.find((one) => one.id === assignment);
  const key = typeof exercise === "string" ? catalog.get(exercise)?.exercise : undefined;
  if (!list || key?.kind !== "sql" || !list.exercises.includes(key.id)) notFound();
  const asked = { classId: id, assignmentId: list.id, exerciseId: key.id };
  const report = await classSimilarity(opened.db, asked, [key.starter], parseSql);
  const title = names.get(key.id) ?? key.title;
  return <Report classId={id} assignment={list.title} {...{ title, report, timeZone }} />;
}

const Report = (props: {
  classId: string;
  assignment: string;
  title: string;
  report: SimilarityReport;
  timeZone: string;
}): ReactNode => {
  const { classId, assignment, title, report, timeZone } = props;
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${classId}/similarity`}>Similar answers</a> · {assignment}
      </p>
      <h1>{title}</h1>
      <p className="serif">{reportWords(report)}</p>
      <p>
        Compared is how an answer is built: names, values and blanks count for nothing, nor does the starter,
        nor what more than a quarter of the class has. Being alike has many reasons, such as one explanation
        that both heard. It proves nothing.
      </p>
      {report.pairs.map((pair) => (
        <Pair
          key={pair.answers.map(({ submissionId }) => submissionId).join(" ")}
          {...{ classId, pair, timeZone }}
        />
      ))}
    </main>
  );
};

const Choice = (props: {
  classId: string;
  name: string;
  lists: { id: string; title: string; exercises: string[] }[];
  names: Map<string, string>;
}): ReactNode => {
  const shown = props.lists.filter(({ exercises }) => exercises.length > 0);
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${props.classId}`}>{props.name}</a>
      </p>
      <h1>Similar answers</h1>
      <p className="serif">
        Choose an exercise. Only answers in SQL are compared: a quiz has too few answers for likeness to mean
        anything, and the other kinds are not read as trees.
      </p>
      {shown.length === 0 ? <p>No exercise in SQL is assigned.</p> : null}
      {shown.map(({ id, title, exercises }) => (
        <section key={id}>
          <h2>{title}</h2>
          <ul className="account-rows">
            {exercises.map((exercise) => (
              <li key={exercise}>
                <a href={`/class/${props.classId}/similarity?assignment=${id}&exercise=${exercise}`}>
                  {props.names.get(exercise) ?? exercise}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
};

function reportWords({ pairs, learners, more, compared, tooOrdinary, unread }: SimilarityReport): string {
  if (learners === 0) return "Nobody has handed in yet.";
  const found =
    pairs.length === 0
      ? "No two answers are more alike than the exercise explains."
      : pairs.length === 1
        ? "1 pair is more alike than the exercise explains."
        : `${pairs.length} pairs are more alike than the exercise explains.`;
  const left = [
    tooOrdinary === 0
      ? ""
      : ` ${tooOrdinary} left out: too short or too ordinary for likeness to mean anything.`,
    unread === 0 ? "" : ` ${unread} left out: PostgreSQL does not parse them.`,
    more ? ` Only ${learnersAtMost} learners are compared.` : "",
  ];
  return `${found} ${compared} of ${learners} answers were compared, one of each learner.${left.join("")}`;
}

const Pair = (props: {
  classId: string;
  pair: SimilarityReport["pairs"][number];
  timeZone: string;
}): ReactNode => {
  const { classId, pair, timeZone } = props;
  const [first, second] = pair.answers;
  return (
    <section>
      <h2>
        {first.name} and {second.name}
      </h2>
      <p>
        They share {pair.shared} of the {pair.of} marks in which their answers differ from those of the class.{" "}
        {pair.ordinary} more that they share are ordinary for this exercise and were not counted.
      </p>
      {pair.answers.map((answer) => (
        <Passages key={answer.submissionId} classId={classId} answer={answer} timeZone={timeZone} />
      ))}
    </section>
  );
};

const Passages = (props: { classId: string; answer: SimilarAnswer; timeZone: string }): ReactNode => {
  const { submissionId, name, receivedAt, passages } = props.answer;
  return (
    <>
      <p className="meta">
        <a href={`/class/${props.classId}/attempt/${submissionId}`}>The answer of {name}</a>, received{" "}
        {deadlineText(receivedAt, props.timeZone)} ({props.timeZone}). What is shared:
      </p>
      {/* A long line scrolls, so it must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" role="group" tabIndex={0} aria-label={`What is shared, by ${name}`}>
        <code>{passages.join("\n…\n")}</code>
      </pre>
    </>
  );
};
