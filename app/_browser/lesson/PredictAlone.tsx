"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Prediction } from "@/app/_browser/block/Prediction";
import { predictionKey, texts } from "@/app/_browser/block/kept-text";
import { tellProgress } from "@/app/_browser/block/tell-progress";
import type { PredictProps } from "@/content/components";

/** A question without a block after it: a choice opens the explanation. Without JavaScript the reader opens it. */
export function PredictAlone(props: PredictProps & { lesson: string }): ReactNode {
  const { lesson, question, options, answer, children } = props;
  const [chosen, setChosen] = useState<string>();
  const key = predictionKey(lesson, question);
  useEffect(() => setChosen(texts.get(key)), [key]);
  const choose = (option: string): void => {
    setChosen(option);
    texts.set(key, option);
    tellProgress({ kind: "predicted", lesson, block: question, value: option });
  };
  return (
    <section className="run alone" aria-label={`Prediction: ${question}`}>
      <Prediction
        question={question}
        options={options}
        chosen={chosen}
        came={chosen === undefined ? undefined : answer}
        onChoose={choose}
      />
      {chosen === undefined ? (
        <details className="told">
          <summary>The answer: {answer}</summary>
          {children}
        </details>
      ) : (
        <div className="told">
          <b>
            {chosen === answer
              ? `You predicted ${chosen}, and so it is.`
              : `You predicted ${chosen}, it is ${answer}.`}{" "}
          </b>
          {children}
        </div>
      )}
    </section>
  );
}
