import { type ReactNode, useId } from "react";

/** A text of a figure that the reader may change. */
export function FigureField(props: {
  label: string;
  value: string;
  longest: number;
  onChange: (value: string) => void;
  /** Back to what the figure opened with; absent while that stands. */
  onReset: (() => void) | undefined;
}): ReactNode {
  const { label, value, longest, onChange, onReset } = props;
  const id = useId();
  return (
    <p className="ask-figure">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        maxLength={longest}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {onReset ? (
        <button type="button" className="b bare small" onClick={onReset}>
          Reset
        </button>
      ) : null}
    </p>
  );
}

/** What stands under a figure whose engine did not come. */
export function EngineMissing(): ReactNode {
  return (
    <p className="reading">The engine did not arrive, so this is the recorded state. Check the connection.</p>
  );
}
