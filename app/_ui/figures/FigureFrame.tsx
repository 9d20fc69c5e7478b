import type { ReactNode } from "react";

/** A figure with its caption. `alt` says in words what the drawing says; `empty` when its rows are not recorded. */
export function FigureFrame(props: {
  alt: string;
  caption: ReactNode;
  empty?: boolean;
  children: ReactNode;
}): ReactNode {
  const { alt, caption, empty, children } = props;
  return (
    <figure className="fig" aria-label={alt}>
      {empty ? <p className="absent">The rows of this figure are not recorded.</p> : children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
