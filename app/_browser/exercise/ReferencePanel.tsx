import { type ReactNode, type RefObject, useState } from "react";
import { ComparePlans } from "./ComparePlans";
import { reveal, type Shown } from "./reveal";

/** The author's answer, for whoever has passed or gives up. Giving up is asked once more: another task counts then. */
export default function ReferencePanel(props: {
  exercise: string;
  passed: boolean;
  /** The learner's text, for the comparison of plans. */
  text: string;
  /** Names the page's dataset. */
  root: RefObject<Element | null>;
  /** Whether plans can be compared. */
  plans: boolean;
  /** Goes on to the other task; absent when this is it already. */
  onGiveUp?: () => void;
}): ReactNode {
  const { exercise, passed, text, root, plans, onGiveUp } = props;
  const [shown, setShown] = useState<Shown>();
  const [asking, ask] = useState(false);
  const [wrong, setWrong] = useState("");
  const show = async (giveUp: boolean): Promise<void> => {
    try {
      setShown(await reveal(exercise, giveUp));
      setWrong("");
    } catch (cause) {
      setWrong(cause instanceof Error ? cause.message : String(cause));
    }
    ask(false);
  };
  if (shown)
    return <Answers {...{ shown, text, root, plans }} {...(passed || !onGiveUp ? {} : { onGiveUp })} />;
  return (
    <div className="reference">
      {asking ? (
        <p className="acts">
          <span>Once you have seen it, another task of the same kind counts in its place.</span>
          <button type="button" className="b small" onClick={() => void show(true)}>
            Give up and show it
          </button>
          <button type="button" className="b small" onClick={() => ask(false)}>
            Keep trying
          </button>
        </p>
      ) : (
        <button
          type="button"
          className="b bare small"
          onClick={() => (passed ? void show(false) : ask(true))}
        >
          Show the reference
        </button>
      )}
      {wrong === "" ? null : <p role="alert">{wrong}</p>}
    </div>
  );
}

function Answers(props: {
  shown: Shown;
  text: string;
  root: RefObject<Element | null>;
  plans: boolean;
  onGiveUp?: () => void;
}): ReactNode {
  const { shown, text, root, plans, onGiveUp } = props;
  return (
    <div className="reference">
      <h4>The reference</h4>
      <Code text={shown.reference} />
      {shown.alternatives.length > 0 ? (
        <details>
          <summary>
            {shown.alternatives.length === 1 ? "Another way" : `${shown.alternatives.length} other ways`}
          </summary>
          {shown.alternatives.map((one) => (
            <Code key={one} text={one} />
          ))}
        </details>
      ) : null}
      {plans ? <ComparePlans yours={text} reference={shown.reference} root={root} /> : null}
      {onGiveUp ? (
        <button type="button" className="b next" onClick={onGiveUp}>
          Go on to the other task
        </button>
      ) : null}
    </div>
  );
}

const Code = ({ text }: { text: string }): ReactNode => (
  <pre className="code">
    <code>{text.trim()}</code>
  </pre>
);
