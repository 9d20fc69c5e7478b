import type { ReactNode } from "react";

/** One box of a stack; `lit` came with this step, `hollow` holds no bytes. */
export interface StackBox {
  name: string;
  detail: string;
  lit: boolean;
  hollow: boolean;
}

/** Stacks after each of several steps, side by side: what was done, the boxes from the top, what is answered. */
export function Stacks({
  steps,
}: {
  steps: { does: ReactNode; boxes: StackBox[]; empty: string; answers: ReactNode }[];
}): ReactNode {
  return (
    <ol className={steps.length % 3 === 0 ? "stacks by-three" : "stacks"}>
      {steps.map(({ does, boxes, empty, answers }, at) => (
        <li key={at}>
          <p className="does">{does}</p>
          {boxes.length === 0 ? (
            <p className="none">{empty}</p>
          ) : (
            <ul className="boxes">
              {boxes.map(({ name, detail, lit, hollow }) => (
                <li
                  key={name}
                  className={[lit ? "lit" : "", hollow ? "hollow" : ""].join(" ").trim() || undefined}
                >
                  {name} <small>{detail}</small>
                </li>
              ))}
            </ul>
          )}
          <p className="answers">{answers}</p>
        </li>
      ))}
    </ol>
  );
}
