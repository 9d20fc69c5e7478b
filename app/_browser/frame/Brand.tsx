import type { ReactNode } from "react";

/** The mark, a row of houses with one lit window, and the name. */
export function Brand(): ReactNode {
  return (
    <a className="brand" href="/">
      <svg viewBox="0 0 30 15" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="1.4">
          <path d="M.7 14.3V5.2L4.6 1.4 8.5 5.2v9.1M8.5 14.3V5.2l3.9-3.8 3.9 3.8v9.1M16.3 14.3V5.2l3.9-3.8 3.9 3.8v9.1M24.1 5.2 28 1.4l1.3 1.3" />
          <path d="M0 14.3h30" />
        </g>
        <path fill="var(--pen)" d="M10.7 6.8h3.4v4.4h-3.4z" />
      </svg>
      Rowhouse
    </a>
  );
}
