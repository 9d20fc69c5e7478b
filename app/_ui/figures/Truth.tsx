import type { ReactNode } from "react";

const words = { t: "true", f: "false", unknown: "unknown" } as const;

/** A truth value of SQL: a filled dot, an empty one, a hatched one, always beside its word. */
export function Truth({ value }: { value: string | null | undefined }): ReactNode {
  const kind = value === "t" || value === "f" ? value : "unknown";
  return (
    <span className={`truth ${words[kind]}`}>
      <i aria-hidden="true" />
      {words[kind]}
    </span>
  );
}
