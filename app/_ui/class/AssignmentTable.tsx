import type { ReactNode } from "react";
import type { StudentAssignment } from "@/app/_register/classes/student-view";
import type { AssignmentState } from "@/app/_register/classes/deadline";
import { asLearner } from "./AsLearner";
import { deadlineText } from "./times";

const stateWords = {
  "not-open": "not open yet",
  open: "open",
  late: "late work counts less",
  closed: "closed",
} as const;

/** An assignment with how it stands now. */
export type StandingAssignment = StudentAssignment & { state: AssignmentState };

/** The assignments of a class as one learner stands to them; on a phone a list. */
export function AssignmentTable(props: {
  classId: string;
  assignments: StandingAssignment[];
  timeZone: string;
  /** For an instructor who looks at it as a learner. */
  preview: boolean;
}): ReactNode {
  const { classId, assignments, timeZone, preview } = props;
  return (
    <table className="dense assign">
      <caption className="vh">Assignments with their deadlines and your points</caption>
      <thead>
        <tr>
          <th scope="col">Assignment</th>
          <th scope="col">Opens</th>
          <th scope="col">Due</th>
          <th scope="col">Late until</th>
          <th scope="col">Exercises</th>
          <th scope="col" className="num">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((one) => (
          <Row
            key={one.id}
            address={`/class/${classId}/assignment/${one.id}${preview ? asLearner : ""}`}
            assignment={one}
            timeZone={timeZone}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: { address: string; assignment: StandingAssignment; timeZone: string }): ReactNode {
  const { address, assignment, timeZone } = props;
  const { title, deadlines, exercises, points, of, state } = assignment;
  const passed = exercises.filter(({ attempts }) =>
    attempts.some(({ verdict }) => verdict === "passed"),
  ).length;
  const late = deadlines.late.at(-1);
  const when = (at: Date | null, none: string): string => (at === null ? none : deadlineText(at, timeZone));
  return (
    <tr>
      <th scope="row">
        <a href={address}>{title}</a> <span className="meta">{stateWords[state]}</span>
      </th>
      <td data-label="opens">{when(deadlines.opensAt, "at once")}</td>
      <td data-label="due">{when(deadlines.dueAt, "never")}</td>
      <td data-label="late until">
        {late
          ? `${deadlineText(late.until, timeZone)}, ${Math.round(late.credit * 100)} % of the points`
          : "no late work"}
      </td>
      <td data-label="passed">
        {passed} of {exercises.length}
      </td>
      <td className="num">
        {points} of {of}
      </td>
    </tr>
  );
}
