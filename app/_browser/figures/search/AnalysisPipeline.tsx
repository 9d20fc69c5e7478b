import { type ReactNode, useState } from "react";
import { asReply, figureReply } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import type { FigureProps } from "@/content/components";
import {
  analysisRequest,
  analysisSetUp,
  analysisText,
  tokenFilters,
} from "@/content/figures/analysis-pipeline";
import { EngineMissing, FigureField } from "../FigureField";
import { useFigureRun } from "../use-figure-run";
import { type AnalysisStep, analysisSteps, indexedTerms, type StepToken } from "./analysis-steps";

const purposes: Record<string, string> = {
  html_strip: "removes HTML",
  standard: "cuts at the bounds of words",
  ...Object.fromEntries(tokenFilters.map(({ name, does }) => [name, does])),
};

/** A text through each step of an analyzer; the reader may type the text. */
export default function AnalysisPipeline({ figure, rows, children }: FigureProps): ReactNode {
  const [text, setText] = useState(analysisText);
  const changed = text !== analysisText;
  const run = useFigureRun("search", changed ? analysisSetUp + analysisRequest(text) : undefined);
  const reply = run.kind === "ran" ? asReply(run.outcomes.at(-1)) : figureReply(rows, "steps");
  const steps = analysisSteps(reply?.body, run.kind === "ran" ? text : analysisText);
  const terms = indexedTerms(steps);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={!reply}>
      <FigureField
        label="Text"
        value={text}
        longest={120}
        onChange={setText}
        onReset={changed ? () => setText(analysisText) : undefined}
      />
      <ol className="pipeline">
        <li>
          <p>
            <b>text</b> <span>as it was written</span>
          </p>
          <p className="tokens">
            <code>{run.kind === "ran" ? text : analysisText}</code>
          </p>
        </li>
        {steps.map((step) => (
          <li key={`${step.kind} ${step.name}`}>
            <p>
              <b>{step.name}</b>{" "}
              <span>
                {step.kind}, {purposes[step.name]}
              </span>
            </p>
            <StepResult step={step} />
          </li>
        ))}
      </ol>
      {run.kind === "unavailable" ? <EngineMissing /> : null}
      <p className="reading" role="status">
        {terms.length === 0 ? "Nothing goes into the index." : `Into the index: ${terms.join(", ")}.`}
      </p>
    </FigureFrame>
  );
}

function StepResult({ step }: { step: AnalysisStep }): ReactNode {
  if (step.kind === "char filter") {
    return (
      <p className="tokens">
        <code className={step.changed ? "lit" : undefined}>{step.text}</code>
      </p>
    );
  }
  return (
    <ul className="tokens">
      {step.tokens.map((token, at) => (
        <li key={at} className={token.change}>
          <Token {...token} />
        </li>
      ))}
    </ul>
  );
}

const words = { same: "", changed: "changed", added: "added", dropped: "dropped" };

function Token({ token, position, change }: StepToken): ReactNode {
  return (
    <>
      <small>
        <span className="vh">position </span>
        {position}
      </small>
      {change === "dropped" ? <s>{token}</s> : <code>{token}</code>}
      {change === "same" ? null : <em>{words[change]}</em>}
    </>
  );
}
