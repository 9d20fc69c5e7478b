import type { ReactNode } from "react";

/** What a page says after a form was sent. */
export interface Saying {
  field?: string;
  detail: string;
  typed?: Record<string, string>;
}

interface FieldProps {
  name: string;
  label: string;
  type?: "text" | "email" | "password" | "datetime-local";
  autoComplete?: string;
  /** What may be typed, under the field. */
  hint?: string;
  said?: Saying | undefined;
  value?: string;
  readOnly?: boolean;
  optional?: boolean;
}

/** A labelled field with its hint and what is wrong with it, both tied to it. */
export function FormField({
  name,
  label,
  type = "text",
  autoComplete,
  hint,
  said,
  ...rest
}: FieldProps): ReactNode {
  const wrong = said?.field === name ? said.detail : undefined;
  const ties = [hint ? `${name}-hint` : "", wrong ? `${name}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <p className={wrong ? "account-field wrong" : "account-field"}>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        defaultValue={type === "password" ? undefined : (said?.typed?.[name] ?? rest.value)}
        readOnly={rest.readOnly}
        required={!rest.optional}
        spellCheck={false}
        autoCapitalize={name === "code" ? "characters" : name === "name" ? "words" : "none"}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={ties === "" ? undefined : ties}
      />
      {hint ? (
        <span id={`${name}-hint`} className="hint">
          {hint}
        </span>
      ) : null}
      {wrong ? (
        <span id={`${name}-wrong`} className="msg">
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8M12 4l-8 8" />
          </svg>{" "}
          {wrong}
        </span>
      ) : null}
    </p>
  );
}

/** What is to be said of no single field. */
export function FormNotice({ said, fields }: { said: Saying | undefined; fields: string[] }): ReactNode {
  if (!said || (said.field !== undefined && fields.includes(said.field))) return null;
  return (
    <p className="said" role="alert">
      {said.detail}
    </p>
  );
}
