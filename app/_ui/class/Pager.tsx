import type { ReactNode } from "react";

/** Which part of a list is shown, and the way to the parts around it. */
export function Pager(props: {
  /** What the list is of, as a sentence begins: `Learners`. */
  of: string;
  /** Counted from 0. */
  from: number;
  shown: number;
  inAll: number;
  size: number;
  /** Address of the part that begins there. */
  at: (from: number) => string;
}): ReactNode {
  const { of, from, shown, inAll, size, at } = props;
  if (inAll <= size && from === 0) return null;
  return (
    <nav className="pager" aria-label={`Parts of the list of ${of.toLowerCase()}`}>
      <span className="meta">
        {shown === 0 ? `${inAll} in all` : `${of} ${from + 1} to ${from + shown} of ${inAll}`}
      </span>
      {from > 0 ? (
        <a href={at(Math.max(0, from - size))} rel="prev">
          Previous {size}
        </a>
      ) : null}
      {from + shown < inAll && shown > 0 ? (
        <a href={at(from + size)} rel="next">
          Next {Math.min(size, inAll - from - shown)}
        </a>
      ) : null}
    </nav>
  );
}

/** Where a part begins that an address asks for: a whole number from 0, which nothing else becomes. */
export function readFrom(asked: string | string[] | undefined): number {
  return typeof asked === "string" && /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
}
