import { type ReactNode, useId } from "react";

/** Where a figure of several steps stands: two buttons and a slider. It opens at its end, which says the whole. */
export function FigureSteps(props: {
  /** From 1. */
  step: number;
  count: number;
  onStep: (step: number) => void;
}): ReactNode {
  const { step, count, onStep } = props;
  const id = useId();
  return (
    <div className="steps-figure" role="group" aria-label="Steps">
      <button type="button" className="b small" disabled={step <= 1} onClick={() => onStep(step - 1)}>
        Back
      </button>
      <button type="button" className="b small" onClick={() => onStep(step < count ? step + 1 : 1)}>
        {step < count ? "Next step" : "From the beginning"}
      </button>
      <label htmlFor={id}>{`Step ${step} of ${count}`}</label>
      <input
        id={id}
        type="range"
        min={1}
        max={count}
        value={step}
        onChange={(event) => onStep(Number(event.target.value))}
      />
    </div>
  );
}
