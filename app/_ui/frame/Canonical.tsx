import type { ReactNode } from "react";

/** The one address of a page, relative: the build does not know where the course will be served. */
export function Canonical({ path }: { path: string }): ReactNode {
  return <link rel="canonical" href={path} />;
}
