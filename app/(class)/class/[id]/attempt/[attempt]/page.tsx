import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { type AttemptRecord, attemptIn } from "@/app/_register/gradebook/attempt";
import { can } from "@/app/_register/people/rights";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { saidHere } from "@/app/_server/said";
import { deadlineText } from "@/app/_ui/class/times";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Attempt", robots: { index: false } };

/** One attempt: its text, its verdict, its receipt, and what was said of it. */
export default async function AttemptPage(props: {
  params: Promise<{ id: string; attempt: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id, attempt: attemptId } = await props.params;
  const page = await classPage(id, `/class/${id}/attempt/${attemptId}`, "class.read");
  const { opened, actor, role, timeZone } = page;
  const attempt = await attemptIn(opened.db, id, attemptId, opened.secret);
  const own = attempt?.personId === actor.personId;
  const standing = { siteRole: actor.siteRole, classRole: role, own };
  if (!attempt || !can(standing, "answer.read")) notFound();
  const place = (await askableExercises()).find((one) => one.id === attempt.exerciseId);
  const said = await saidHere((await props.searchParams)["said"]);
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${id}/assignment/${attempt.assignmentId}`}>{attempt.assignment}</a>
      </p>
      <h1>{place ? `${place.number} ${place.title}` : attempt.exerciseId}</h1>
      <p className="serif">
        Attempt {attempt.number} of {own ? "yours" : attempt.person}, received{" "}
        {deadlineText(attempt.receivedAt, timeZone)} ({timeZone}).
      </p>
      <FormNotice said={said} fields={["text", "points", "reason"]} />
      <Verdict attempt={attempt} />
      <h2>Answer</h2>
      {/* A long line scrolls, so it must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" role="group" tabIndex={0} aria-label="Answer">
        <code>{attempt.answer}</code>
      </pre>
      <p className="meta receipt">{attempt.receipt}</p>
      <h2>Comments</h2>
      <Comments attempt={attempt} timeZone={timeZone} />
      {can(standing, "answer.comment") ? <Instructor classId={id} attempt={attempt} said={said} /> : null}
    </main>
  );
}

function Verdict({ attempt: { told, status, engine } }: { attempt: AttemptRecord }): ReactNode {
  if (!told) {
    return (
      <p>
        {status === "failed"
          ? "Grading failed on our side. This did not use an attempt."
          : "It has no verdict that can be shown."}
      </p>
    );
  }
  return (
    <>
      <p>
        <b>{told.title}</b>
      </p>
      {told.says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {engine ? <p className="meta">Graded with {engine}.</p> : null}
    </>
  );
}

function Comments({
  attempt: { comments },
  timeZone,
}: {
  attempt: AttemptRecord;
  timeZone: string;
}): ReactNode {
  if (comments.length === 0) return <p>Nothing has been said of it yet.</p>;
  return (
    <ul className="account-rows">
      {comments.map(({ id, author, text, writtenAt }) => (
        <li key={id}>
          <span>
            <b>{author}</b> <span className="meta">{deadlineText(writtenAt, timeZone)}</span>
            <br />
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What an instructor can do about an attempt. */
const Instructor = (props: {
  classId: string;
  attempt: AttemptRecord;
  said: Saying | undefined;
}): ReactNode => {
  const { classId, attempt, said } = props;
  const { id, assignmentId, exerciseId, personId } = attempt;
  return (
    <>
      <form method="post" action={`/api/classes/${classId}/comments`} className="account-form">
        <input type="hidden" name="submissionId" value={id} />
        <FormField name="text" label="Comment" hint="Whoever made the attempt reads it." said={said} />
        <p>
          <button type="submit" className="b">
            Comment
          </button>
        </p>
      </form>
      <h2>Set the grade by hand</h2>
      <form method="post" action={`/api/classes/${classId}/overrides`} className="account-form">
        {Object.entries({ assignmentId, exerciseId, personId, attempt: id }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormField
          name="points"
          label="Points"
          hint="Nothing: what was handed in counts again."
          said={said}
          optional
        />
        <FormField name="reason" label="Why" hint="It stands in the log of the class." said={said} optional />
        <p>
          <button type="submit" className="b">
            Set it
          </button>
        </p>
      </form>
    </>
  );
};
