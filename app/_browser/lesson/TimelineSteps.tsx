"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Timeline } from "@/content/timeline";

/** Sessions side by side, step by step. Complete without JavaScript; with it, a button and a slider go through the steps. */
export function TimelineSteps({ timeline }: { timeline: Timeline }): ReactNode {
  const { title, server, sessions, steps } = timeline;
  const [shown, setShown] = useState(steps.length);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <figure className="timeline">
      <figcaption>
        <b>{title}.</b> Recorded on {server}.
      </figcaption>
      {ready ? <Controls count={steps.length} shown={shown} onShow={setShown} /> : null}
      {/* Wide, so it scrolls by itself and must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="scroll" tabIndex={0} aria-label={title}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">Step</th>
              {sessions.map((session) => (
                <th key={session} scope="col">
                  {session}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              <tr
                key={index}
                data-now={index === shown - 1 && shown < steps.length ? "" : undefined}
                hidden={index >= shown}
              >
                <th scope="row">{index + 1}</th>
                {sessions.map((session, column) => (
                  <td key={session}>{column === step.session ? <Step step={step} /> : null}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

function Step({ step }: { step: Timeline["steps"][number] }): ReactNode {
  return (
    <>
      <code>{step.sql}</code>
      <span className="came">{step.result ?? (step.waits ? "waits" : "")}</span>
      {step.remark ? <small>{step.remark}</small> : null}
    </>
  );
}

function Controls(props: { count: number; shown: number; onShow: (count: number) => void }): ReactNode {
  const { count, shown, onShow } = props;
  return (
    <p className="steps">
      <button type="button" className="b small" onClick={() => onShow(shown >= count ? 1 : shown + 1)}>
        {shown >= count ? "From the first step" : "Next step"}
      </button>
      <label>
        Step{" "}
        <input
          type="range"
          min={1}
          max={count}
          value={shown}
          onChange={(event) => onShow(Number(event.target.value))}
        />
      </label>
      <span role="status">
        {shown} of {count}
      </span>
    </p>
  );
}
