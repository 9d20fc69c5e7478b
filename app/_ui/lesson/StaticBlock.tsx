import type { ReactNode } from "react";
import type { StaticBlockProps } from "@/content/components";

/** Code that cannot run here, and says why. */
export function StaticBlock({
  language,
  html,
  reason,
}: Omit<StaticBlockProps, "text"> & { text?: string }): ReactNode {
  return (
    <figure className="run static">
      {/* Long lines scroll inside, so the code must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code" tabIndex={0} aria-label={`${language}, not runnable here`}>
        {/* Made by the build from the lesson's own code, every sign escaped. */}
        {/* oxlint-disable-next-line react/no-danger */}
        <code dangerouslySetInnerHTML={{ __html: html }} />
      </pre>
      <figcaption className="after">Not runnable here: {reason}.</figcaption>
    </figure>
  );
}
