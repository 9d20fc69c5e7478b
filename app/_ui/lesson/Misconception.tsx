import type { ReactNode } from "react";
import { Icon } from "@/app/_browser/block/Icon";

/** A labelled wrong belief: the claim never stands without the word False. */
export function Misconception(props: {
  id: string;
  title: string;
  errata?: string;
  children?: ReactNode;
}): ReactNode {
  const { id, title, errata, children } = props;
  return (
    <section className="myth" id={`myth-${id}`} aria-label={`Misconception: ${title}`}>
      <p className="kind">Misconception</p>
      <p className="claim">
        <span className="state fail">
          <Icon name="cross" /> False
        </span>{" "}
        <q>{title}</q>
        {errata ? <ErrataLinks ids={errata} /> : null}
      </p>
      {children}
    </section>
  );
}

/** The right form of a misconception. */
export function Right({ children }: { children?: ReactNode }): ReactNode {
  return (
    <div className="right-form">
      <p className="claim">
        <span className="state pass">
          <Icon name="check" /> True
        </span>
      </p>
      {children}
    </div>
  );
}

function ErrataLinks({ ids }: { ids: string }): ReactNode {
  return ids
    .split(/[\s,]+/)
    .filter((id) => id !== "")
    .map((id) => (
      <span key={id}>
        {" "}
        <a className="erratum" href={`/errata#${id}`}>
          {id}
        </a>
      </span>
    ));
}
