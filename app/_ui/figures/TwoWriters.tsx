import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { writerSteps } from "@/content/figures/two-writers";
import { FigureFrame } from "./FigureFrame";
import { FigureTable } from "./FigureTable";
import { type FigureReply, figureReply, numberAt } from "./figure-replies";

/** Two writers side by side, and the document after each step. */
export function TwoWriters({ figure, rows, children }: FigureProps): ReactNode {
  const steps = writerSteps.map((step) => ({
    ...step,
    reply: figureReply(rows, step.name),
    after: figureReply(rows, `${step.name}-after`),
  }));
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={!steps[0]?.reply}>
      <FigureTable name="What A and B do, and the document after it" className="writers">
        <thead>
          <tr>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">the document after it</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              {["A", "B"].map((who) => (
                <td key={who}>
                  {who === step.who ? (
                    <Act
                      reply={step.reply}
                      {...("price" in step ? { price: step.price, expects: step.expects } : {})}
                    />
                  ) : null}
                </td>
              ))}
              <Stored reply={step.after} changed={"price" in step && step.reply?.status === 200} />
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </FigureFrame>
  );
}

function Act(props: { reply: FigureReply | undefined; price?: string; expects?: number }): ReactNode {
  const { reply, price, expects } = props;
  if (price === undefined) {
    return (
      <>
        reads <code>{numberAt(reply?.body, "_source", "price").toFixed(2)}</code>{" "}
        <small>_seq_no {numberAt(reply?.body, "_seq_no")}</small>
      </>
    );
  }
  return (
    <>
      writes <code>{price}</code> <small>if_seq_no {expects}</small>
      <span className={reply?.status === 200 ? "answer" : "answer refused"}>
        {reply?.status === 200 ? "200, accepted" : `${reply?.status}, refused: another write came between`}
      </span>
    </>
  );
}

function Stored({ reply, changed }: { reply: FigureReply | undefined; changed: boolean }): ReactNode {
  return (
    <td className={changed ? "lit" : undefined}>
      <code>{numberAt(reply?.body, "_source", "price").toFixed(2)}</code>{" "}
      <small>_seq_no {numberAt(reply?.body, "_seq_no")}</small>
    </td>
  );
}
