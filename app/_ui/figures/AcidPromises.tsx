import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureFrame } from "./FigureFrame";

const promises = [
  {
    letter: "A",
    name: "Atomicity",
    accident: "A statement fails half way.",
    promise: "All of it happens, or none.",
  },
  {
    letter: "C",
    name: "Consistency",
    accident: "A declared rule is broken.",
    promise: "The change is refused.",
  },
  {
    letter: "I",
    name: "Isolation",
    accident: "Somebody works at the same time.",
    promise: "You see no half-done work.",
  },
  {
    letter: "D",
    name: "Durability",
    accident: "The power goes, after the commit.",
    promise: "It is still there afterwards.",
  },
];

/** ACID: each promise beside the accident that it guards against. */
export function AcidPromises({ figure, children }: FigureProps): ReactNode {
  return (
    <FigureFrame alt={figure.alt} caption={children}>
      <dl className="promises">
        {promises.map(({ letter, name, accident, promise }) => (
          <div key={letter}>
            <dt>
              <span aria-hidden="true">{letter}</span>
              {name}
            </dt>
            <dd className="accident">{accident}</dd>
            <dd>{promise}</dd>
          </div>
        ))}
      </dl>
    </FigureFrame>
  );
}
