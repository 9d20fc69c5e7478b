import type { ReactNode } from "react";
import { FormField, type Saying } from "../people/FormField";

/** A module that can be asked as a whole. */
export interface ModuleChoice {
  /** Name of its field. */
  field: string;
  label: string;
}

interface Props {
  /** Where it is sent. */
  action: string;
  modules: readonly ModuleChoice[];
  timeZone: string;
  /** What was wrong and what was typed; or what stands now, when an assignment is changed. */
  said: Saying | undefined;
  button: string;
}

/** The form of an assignment, new or changed. */
export const AssignmentForm = ({ action, modules, timeZone, said, button }: Props): ReactNode => (
  <form method="post" action={action} className="account-form">
    <FormField name="title" label="Title" said={said} />
    <Modules modules={modules} />
    <FormField
      name="exercises"
      label="Single exercises"
      hint="Their ids, with blanks between them, such as country-unknown. Points are those of the exercise; country-unknown=3 gives it three."
      said={said}
      optional
    />
    <Times said={said} timeZone={timeZone} />
    <FormField
      name="attemptLimit"
      label="Attempts allowed"
      hint="Nothing: as many as one likes."
      said={said}
      optional
    />
    <Choice name="counts" label="Which attempt counts" said={said} options={counts} />
    <Choice name="referenceAfterDue" label="The reference" said={said} options={reference} />
    <Choice name="practiceAfterwards" label="Answers after the end" said={said} options={practice} />
    <p>
      <button type="submit" className="b go">
        {button}
      </button>
    </p>
  </form>
);

const Modules = ({ modules }: { modules: readonly ModuleChoice[] }): ReactNode => (
  <fieldset className="choices">
    <legend>Whole modules</legend>
    {modules.map(({ field, label }) => (
      <label key={field}>
        <input type="checkbox" name={field} value="yes" /> {label}
      </label>
    ))}
  </fieldset>
);

const Times = ({ said, timeZone }: { said: Saying | undefined; timeZone: string }): ReactNode => (
  <>
    <FormField
      name="opensAt"
      label="Opens"
      type="datetime-local"
      hint={`In ${timeZone}. Nothing: at once.`}
      said={said}
      optional
    />
    <FormField
      name="dueAt"
      label="Due"
      type="datetime-local"
      hint={`In ${timeZone}, to the end of that minute. Nothing: never.`}
      said={said}
      optional
    />
    {lateSteps.map(({ until, credit, step }) => (
      <Late key={until} {...{ until, credit, step, said }} />
    ))}
  </>
);

const lateSteps = [
  { until: "lateUntil", credit: "lateCredit", step: "" },
  { until: "lateUntil2", credit: "lateCredit2", step: ", second step" },
  { until: "lateUntil3", credit: "lateCredit3", step: ", third step" },
] as const;

/** One step of late work; later ones usually earn less. */
const Late = (props: {
  until: string;
  credit: string;
  step: string;
  said: Saying | undefined;
}): ReactNode => {
  const { until, credit, step, said } = props;
  return (
    <>
      <FormField
        name={until}
        label={`Late work until${step}`}
        type="datetime-local"
        hint="Nothing: none."
        said={said}
        optional
      />
      <FormField
        name={credit}
        label={`Late work earns${step}`}
        hint="Per cent of the points; 50 unless told."
        said={said}
        optional
      />
    </>
  );
};

type Options = readonly (readonly [value: string, label: string])[];

const counts: Options = [
  ["best", "The best"],
  ["last", "The last"],
  ["average", "The average of all"],
];
const reference: Options = [
  ["yes", "Is shown when the assignment is over"],
  ["no", "Is kept back"],
];
const practice: Options = [
  ["yes", "Are graded for practice"],
  ["no", "Are not taken"],
];

/** The first option holds unless another was chosen. */
const Choice = (props: {
  name: string;
  label: string;
  said: Saying | undefined;
  options: Options;
}): ReactNode => (
  <p className="account-field">
    <label htmlFor={props.name}>{props.label}</label>
    <select id={props.name} name={props.name} defaultValue={props.said?.typed?.[props.name]}>
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  </p>
);
