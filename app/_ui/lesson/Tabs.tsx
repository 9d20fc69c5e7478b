import type { ReactNode } from "react";

/** The same thing in several forms. Each form is a disclosure of the browser's own: it needs no script and prints open. */
export function Tabs({ children }: { children?: ReactNode }): ReactNode {
  return <div className="tabs">{children}</div>;
}

/** One form. */
export function Tab({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <details className="tab">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
