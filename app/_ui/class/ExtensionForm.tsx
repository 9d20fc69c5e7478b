import type { ReactNode } from "react";
import { FormField, type Saying } from "../people/FormField";

/** Grants learners of a class more time or attempts for one assignment. */
export const ExtensionForm = (props: {
  classId: string;
  assignmentId: string;
  timeZone: string;
  /** What was wrong with it, and what was typed. */
  said: Saying | undefined;
}): ReactNode => (
  <section>
    <div className="bar-h">
      <h2>Grant an extension</h2>
    </div>
    <form method="post" action={`/api/classes/${props.classId}/extensions`} className="account-form">
      <input type="hidden" name="assignmentId" value={props.assignmentId} />
      <FormField
        name="emails"
        label="Learners"
        hint="Their e-mail addresses, with blanks between them."
        said={props.said}
      />
      <FormField
        name="dueAt"
        label="New due date"
        type="datetime-local"
        hint={`In ${props.timeZone}. An extension never brings a date forward.`}
        said={props.said}
        optional
      />
      <FormField
        name="extraAttempts"
        label="More attempts"
        hint="A whole number, or nothing."
        said={props.said}
        optional
      />
      <FormField name="reason" label="Why" hint="It stands in the log of the class." said={props.said} />
      <p>
        <button type="submit" className="b go">
          Grant it
        </button>
      </p>
    </form>
  </section>
);
