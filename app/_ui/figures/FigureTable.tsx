import type { ReactNode } from "react";

/** The table of a figure. On a narrow screen it scrolls by itself, never the page, so it must take the focus. */
export function FigureTable({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll" role="group" tabIndex={0} aria-label={name}>
      <table className={className ? `kinds ${className}` : "kinds"}>{children}</table>
    </div>
  );
}
