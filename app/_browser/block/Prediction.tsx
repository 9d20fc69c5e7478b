import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";

/** Predict first: options to choose before Run. `came` is the answer, once it is known; never scored, never red. */
export function Prediction(props: {
  question: string;
  options: string[];
  chosen: string | undefined;
  came: string | undefined;
  onChoose: (option: string) => void;
}): ReactNode {
  const { question, options, chosen, came, onChoose } = props;
  const id = useId();
  return (
    <div className="ask" role="radiogroup" aria-labelledby={id}>
      <p className="q" id={id}>
        <span>Predict first</span>
        {question}
      </p>
      {options.map((option) => (
        <label key={option} className={option === came ? "came" : undefined}>
          <input
            type="radio"
            name={id}
            value={option}
            checked={option === chosen}
            disabled={came !== undefined}
            onChange={() => onChoose(option)}
          />
          {option}
          {came !== undefined && option === chosen ? <span className="was">your prediction</span> : null}
          {option === came ? (
            <span className="was">
              <Icon name="check" /> came back
            </span>
          ) : null}
        </label>
      ))}
    </div>
  );
}
