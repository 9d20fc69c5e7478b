import { type ReactNode, useEffect, useRef, useState } from "react";
import { texts, textKey } from "@/app/_browser/block/kept-text";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import type { Question } from "@/exercises/schema";
import type { Attempt } from "./attempts";
import { Judgement } from "./Judgement";
import type { Judged } from "./judged";
import { MatchField } from "./MatchField";
import { newKey, notArrived, notHandedIn } from "./judge-once";
import { OrderField } from "./OrderField";
import { tellVerdict } from "./tell-verdict";

/** What was picked: the choices in order, or for a match the choice of each item. */
export interface Picked {
  choices: string[];
  pairs: Record<string, string>;
  value: string;
}

const none: Attempt[] = [];
const nothing: Picked = { choices: [], pairs: {}, value: "" };

/** The instrument of a quiz: choices, an order, a match or a number, and Check. */
export function QuizBlock(props: {
  id: string;
  title: string;
  lesson: string;
  question: Question;
}): ReactNode {
  const { id, title, lesson, question } = props;
  const keys = useRef({ answer: "", key: "" });
  const [picked, setPicked] = usePicked(id);
  const [judged, setJudged] = useState<Judged>();
  const change = (next: Partial<Picked>): void => {
    setPicked({ ...picked, ...next });
    setJudged(undefined);
  };
  const judge = async (how: "check" | "submit"): Promise<void> => {
    const found = await judgeQuiz({ id, question, picked, how, keys: keys.current, onState: setJudged });
    setJudged(found);
    if (found.kind === "judged") tellVerdict({ lesson, exercise: id, how, judged: found });
  };
  const right = judged?.kind === "judged" && judged.mark === "pass";
  return (
    <>
      <fieldset className="quiz">
        <legend className="vh">{title}</legend>
        <Field question={question} name={id} picked={picked} onChange={change} />
        <div className="bar">
          <button type="button" className={right ? "b" : "b next"} onClick={() => void judge("check")}>
            Check
          </button>
          <button type="button" className={right ? "b next" : "b"} onClick={() => void judge("submit")}>
            Submit
          </button>
        </div>
      </fieldset>
      <Judgement
        judged={judged}
        text=""
        attempts={none}
        onCheck={() => void judge("check")}
        onSubmit={() => void judge("submit")}
        onRestore={() => undefined}
      />
    </>
  );
}

/** Checks in the page, or hands in. Never rejects. */
async function judgeQuiz(asked: {
  id: string;
  question: Question;
  picked: Picked;
  how: "check" | "submit";
  keys: { answer: string; key: string };
  onState: (state: Judged) => void;
}): Promise<Judged> {
  const { id, question, picked, how, keys, onState } = asked;
  try {
    const quiz = await import("./check-quiz");
    if (how === "check") return await quiz.checkQuiz(id, question, picked);
    const answer = quiz.answerOf(question, picked);
    if (typeof answer === "string") return { kind: "judged", mark: "wait", title: answer, says: [] };
    const code = await import("./hand-in").catch(() => undefined);
    if (!code) return notHandedIn;
    const text = JSON.stringify(answer);
    if (keys.answer !== text || keys.key === "") Object.assign(keys, { answer: text, key: newKey() });
    const found = await code.handIn({ exercise: id, answer: text, key: keys.key, onState });
    if (found.kind === "judged") keys.key = "";
    return found;
  } catch (cause) {
    return notArrived(cause);
  }
}

function Field(props: {
  question: Question;
  name: string;
  picked: Picked;
  onChange: (next: Partial<Picked>) => void;
}): ReactNode {
  const { question, name, picked, onChange } = props;
  switch (question.form) {
    case "one":
    case "many":
      return <Choices question={question} name={name} picked={picked} onChange={onChange} />;
    case "match":
      return (
        <MatchField
          question={question}
          name={name}
          pairs={picked.pairs}
          onChange={(pairs) => onChange({ pairs })}
        />
      );
    case "order":
      return (
        <OrderField
          choices={question.choices}
          order={picked.choices}
          onChange={(choices) => onChange({ choices })}
        />
      );
    case "numeric":
      return (
        <label className="numeric">
          Your answer{" "}
          <input
            inputMode="decimal"
            value={picked.value}
            onChange={({ target }) => onChange({ value: target.value })}
          />{" "}
          {question.unit}
        </label>
      );
  }
}

function Choices(props: {
  question: Extract<Question, { form: "one" | "many" }>;
  name: string;
  picked: Picked;
  onChange: (next: Partial<Picked>) => void;
}): ReactNode {
  const { question, name, picked, onChange } = props;
  const many = question.form === "many";
  const toggle = (id: string, on: boolean): void => {
    const others = many ? picked.choices.filter((one) => one !== id) : [];
    onChange({ choices: on ? [...others, id] : others });
  };
  return (
    <ul className="choices">
      {question.choices.map(({ id, text }) => (
        <li key={id}>
          <label>
            <input
              type={many ? "checkbox" : "radio"}
              name={name}
              checked={picked.choices.includes(id)}
              onChange={({ target }) => toggle(id, target.checked)}
            />
            <span>
              <InlineCode text={text} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** What was picked, kept in the browser. */
function usePicked(id: string): [Picked, (next: Picked) => void] {
  const [picked, set] = useState(nothing);
  const key = textKey("exercise", id);
  // After the first paint: the server cannot know what this browser keeps.
  useEffect(() => set(parsed(texts.get(key))), [key]);
  const keep = (next: Picked): void => {
    set(next);
    texts.set(key, JSON.stringify(next));
  };
  return [picked, keep];
}

/** What the browser gives back may be anything. */
function parsed(text: string | undefined): Picked {
  try {
    const value = JSON.parse(text ?? "{}") as Partial<Picked>;
    const choices = Array.isArray(value.choices)
      ? value.choices.filter((one) => typeof one === "string")
      : [];
    const pairs = Object.entries(value.pairs ?? {}).filter(([, choice]) => typeof choice === "string");
    return {
      choices,
      pairs: Object.fromEntries(pairs),
      value: typeof value.value === "string" ? value.value : "",
    };
  } catch {
    return nothing;
  }
}
