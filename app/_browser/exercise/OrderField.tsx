import type { ReactNode } from "react";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";

interface Choice {
  id: string;
  text: string;
}

/** Lines to put in order, by buttons: take a line, move it, put it back. What is not taken is left out. */
export function OrderField(props: {
  choices: Choice[];
  order: string[];
  onChange: (order: string[]) => void;
}): ReactNode {
  const { choices, onChange } = props;
  const order = props.order.filter((id) => choices.some((choice) => choice.id === id));
  const textOf = (id: string): string => choices.find((choice) => choice.id === id)?.text ?? "";
  const move = (from: number, to: number): void => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <div className="order">
      <h4>Your lines, in order</h4>
      <ol>
        {order.map((id, at) => (
          <li key={id}>
            <span>
              <InlineCode text={textOf(id)} />
            </span>
            <Move
              label={`Up: ${plain(textOf(id))}`}
              sign="↑"
              off={at === 0}
              onPress={() => move(at, at - 1)}
            />
            <Move
              label={`Down: ${plain(textOf(id))}`}
              sign="↓"
              off={at === order.length - 1}
              onPress={() => move(at, at + 1)}
            />
            <Move
              label={`Leave out: ${plain(textOf(id))}`}
              sign="×"
              onPress={() => onChange(order.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ol>
      {order.length === 0 ? <p className="none">None yet. Press a line below to take it.</p> : null}
      <h4>Lines to choose from</h4>
      <ul>
        {choices
          .filter(({ id }) => !order.includes(id))
          .map(({ id, text }) => (
            <li key={id}>
              <button type="button" className="b bare" onClick={() => onChange([...order, id])}>
                <InlineCode text={text} />
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

function Move(props: { label: string; sign: string; off?: boolean; onPress: () => void }): ReactNode {
  const { label, sign, off = false, onPress } = props;
  return (
    <button type="button" className="b bare small" aria-label={label} disabled={off} onClick={onPress}>
      {sign}
    </button>
  );
}

const plain = (text: string): string => text.replaceAll("`", "").trim();
