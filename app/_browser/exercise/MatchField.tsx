import type { ReactNode } from "react";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import type { Question } from "@/exercises/schema";

/** One choice for each item, by lists that every keyboard and screen reader knows. */
export function MatchField(props: {
  question: Extract<Question, { form: "match" }>;
  name: string;
  pairs: Record<string, string>;
  onChange: (pairs: Record<string, string>) => void;
}): ReactNode {
  const { question, name, pairs, onChange } = props;
  return (
    <ul className="match">
      {question.items.map(({ id, text }) => (
        <li key={id}>
          <label htmlFor={`${name}-${id}`}>
            <InlineCode text={text} />
          </label>
          <select
            id={`${name}-${id}`}
            value={pairs[id] ?? ""}
            onChange={({ target }) => onChange({ ...pairs, [id]: target.value })}
          >
            <option value="" disabled>
              Choose
            </option>
            {question.choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.text}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
