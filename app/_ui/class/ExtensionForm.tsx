import type { ReactNode } from "react";
import { FormField } from "../people/FormField";

/** Grants learners of a class more time or attempts for one assignment. */
export const ExtensionForm = (props: {
  classId: string;
  assignmentId: string;
  timeZone: string;
}): ReactNode => (
  <section>
    <div className="bar-h">
      <h2>Grant an extension</h2>
    </div>
    <form method="post" action={`/api/classes/${props.classId}/extensions`} className="account-form">
      <input type="hidden" name="assignmentId" value={props.assignmentId} />
      <FormField name="emails" label="Learners" hint="Their e-mail addresses, with blanks between them." />
      <FormField
        name="dueAt"
        label="New due date"
        type="datetime-local"
        hint={`In ${props.timeZone}. An extension never brings a date forward.`}
        optional
      />
      <FormField name="extraAttempts" label="More attempts" hint="A whole number, or nothing." optional />
      <FormField name="reason" label="Why" hint="It stands in the log of the class." />
      <p>
        <button type="submit" className="b go">
          Grant it
        </button>
      </p>
    </form>
  </section>
);
