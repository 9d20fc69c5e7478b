import type { ReactNode } from "react";
import type { Member } from "@/app/_register/people/members";
import { deadlineText } from "./times";

/** Somebody of a class, and what an instructor can do about them. */
export const MemberRow = (props: {
  classId: string;
  member: Member;
  /** Whether it is who looks. */
  own: boolean;
  timeZone: string;
}): ReactNode => {
  const { classId, member, own, timeZone } = props;
  const { personId, name, email, role, studentNumber, joinedAt } = member;
  const other = role === "learner" ? "instructor" : "learner";
  return (
    <li>
      <span>
        <b>{name}</b>
        {role === "instructor" ? " teaches this class" : ""}
        {own ? ", you" : ""}
        <br />
        <span className="meta">
          {email}
          {studentNumber === null ? "" : `, ${studentNumber}`}, since {deadlineText(joinedAt, timeZone)}
        </span>
      </span>
      <form method="post" action={`/api/classes/${classId}/members`}>
        <input type="hidden" name="personId" value={personId} />
        <button
          type="submit"
          name="change"
          value={other}
          className="b small"
          aria-label={`Make ${name} ${other === "instructor" ? "an instructor" : "a learner"}`}
        >
          {other === "instructor" ? "Make an instructor" : "Make a learner"}
        </button>
        <button type="submit" name="change" value="remove" className="b small" aria-label={`Remove ${name}`}>
          Remove
        </button>
      </form>
      {role === "learner" ? (
        <form method="post" action="/api/people/password-links">
          <input type="hidden" name="personId" value={personId} />
          <input type="hidden" name="back" value={`/class/${classId}/people`} />
          <button type="submit" className="b small" aria-label={`Make a link to a new password for ${name}`}>
            Password link
          </button>
        </form>
      ) : null}
    </li>
  );
};
