import { type ReactNode, useState } from "react";
import { Icon } from "@/app/_browser/block/Icon";
import { figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import type { FigureProps } from "@/content/components";
import { policyChoices } from "@/content/figures/policy-decision";
import type { Condition } from "@/sandbox/objects/policy/policy-document";
import { Choice } from "../Choice";
import {
  decide,
  decisionReading,
  type JudgedStatement,
  judgedStatements,
  type PolicyQuestion,
} from "./policy-question";

const legends = {
  who: "Who",
  action: "Action",
  key: "Key",
  from: "From the address",
  dialect: "As",
} as const;
const words: Record<string, string> = { nobody: "not signed", minio: "MinIO", aws: "AWS" };

/** A request and the statements about it, each with its part in the decision; the reader puts the request together. */
export default function PolicyDecision({ figure, rows, children }: FigureProps): ReactNode {
  const [question, ask] = useState<PolicyQuestion>({
    who: policyChoices.who[0],
    action: policyChoices.action[0],
    key: policyChoices.key[0],
    from: policyChoices.from[0],
    dialect: policyChoices.dialect[0],
  });
  const policy = textAt(figureReply(rows, "policy"), "body");
  if (policy === "")
    return (
      <FigureFrame alt={figure.alt} caption={children} empty>
        {null}
      </FigureFrame>
    );
  const decision = decide(question, policy);
  return (
    <FigureFrame alt={figure.alt} caption={children}>
      {(Object.keys(legends) as (keyof PolicyQuestion)[]).map((name) => (
        <Choice
          key={name}
          legend={legends[name]}
          options={policyChoices[name].map((value) => ({
            value,
            label: words[value] ?? <code>{value}</code>,
          }))}
          chosen={question[name]}
          onChoose={(value) => ask({ ...question, [name]: value })}
        />
      ))}
      <p className="reading asked">
        {question.who === "nobody" ? "Somebody who did not sign" : question.who} asks for{" "}
        <code>{question.action}</code> on <code>sample/{question.key}</code>
      </p>
      <ul className="statements">
        {judgedStatements(question, policy, decision).map((judged) => (
          <StatementView key={`${judged.of} ${judged.statement.sid}`} {...judged} />
        ))}
      </ul>
      <p className={decision.allowed ? "verdict pass" : "verdict fail"} role="status">
        <Icon name={decision.allowed ? "check" : "cross"} /> {decisionReading(decision)}
      </p>
    </FigureFrame>
  );
}

function StatementView({ of, statement, part }: JudgedStatement): ReactNode {
  const { effect, sid, actions, resources, conditions, principals } = statement;
  const applies = part?.applies === true;
  return (
    <li className={applies ? "applies" : undefined}>
      <p>
        <b>{effect}</b> {sid} <small>{of}</small>
      </p>
      <dl>
        <Part name="who" text={principals.join(", ") || "whoever has it"} fits={part?.principal} />
        <Part name="action" text={actions.join(", ")} fits={part?.action} />
        <Part name="resource" text={resources.join(", ")} fits={part?.resource} />
        {conditions.map((condition, at) => (
          <Part key={at} name="condition" text={conditionText(condition)} fits={part?.conditions[at]} />
        ))}
      </dl>
      <p className="outcome">{outcomeOf(applies, effect, part === undefined)}</p>
    </li>
  );
}

function outcomeOf(applies: boolean, effect: "Allow" | "Deny", unasked: boolean): string {
  if (unasked) return "not asked: MinIO judges a signed user by the user's own policies";
  if (!applies) return "says nothing about this request";
  return effect === "Allow" ? "allows it" : "denies it";
}

function Part(props: { name: string; text: string; fits: boolean | undefined }): ReactNode {
  const { name, text, fits } = props;
  const [kind, word] =
    fits === undefined ? ["unknown", "not asked"] : fits ? ["true", "fits"] : ["false", "no"];
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{text}</code>
      </dd>
      <dd className={`truth ${kind}`}>
        <i aria-hidden="true" />
        {word}
      </dd>
    </div>
  );
}

function conditionText({ operator, key, values }: Condition): string {
  return `${operator} ${key} ${values.join(", ")}`;
}
