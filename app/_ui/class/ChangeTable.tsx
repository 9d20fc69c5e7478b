import type { ReactNode } from "react";
import type { ChangedAnswer, RegradeChange } from "@/app/_register/regrade/regrade-changes";

/** Whose answers get another verdict by a regrade, and what it means for their grade. */
export const ChangeTable = (props: { classId: string; changes: RegradeChange[] }): ReactNode => {
  const { classId, changes } = props;
  return (
    // Long titles scroll sideways on a phone, so the box must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide-table" aria-label="What changes" tabIndex={0}>
      <table className="dense">
        <caption className="vh">Whose answers get another verdict</caption>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Assignment</th>
            <th scope="col">Answers</th>
            <th scope="col" className="num">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Change key={`${change.personId}/${change.assignmentId}`} classId={classId} change={change} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Change = ({ classId, change }: { classId: string; change: RegradeChange }): ReactNode => {
  const { name, assignment, before, after, answers } = change;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{assignment}</td>
      <td>
        {answers.map((answer) => (
          <Answer key={answer.submissionId} classId={classId} answer={answer} />
        ))}
      </td>
      <td className="num">
        {before.points === after.points ? (
          `${after.points}, as before`
        ) : (
          <>
            {before.points} → <b>{after.points}</b>
          </>
        )}
      </td>
    </tr>
  );
};

const words = { passed: "passed", failed: "failed", rejected: "not run", stopped: "stopped" } as const;

const Answer = ({ classId, answer }: { classId: string; answer: ChangedAnswer }): ReactNode => {
  const { submissionId, before, after, title } = answer;
  return (
    <p>
      <a href={`/class/${classId}/attempt/${submissionId}`}>
        {before === null ? "no verdict" : words[before]} → {words[after]}
      </a>
      : {title}
    </p>
  );
};
