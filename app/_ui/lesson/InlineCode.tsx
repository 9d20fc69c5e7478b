import type { ReactNode } from "react";

/** A sentence in which code stands between backquotes. */
export function InlineCode({ text }: { text: string }): ReactNode {
  return text.split("`").map((part, index) =>
    // Parts of one sentence never change place.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
