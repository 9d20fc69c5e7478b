import { type ReactNode, useId } from "react";

/** A row of options of a figure, one of which holds. */
export function Choice<T extends string>(props: {
  legend: string;
  options: readonly { value: T; label: ReactNode }[];
  chosen: T;
  onChoose: (value: T) => void;
}): ReactNode {
  const { legend, options, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="pick">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
