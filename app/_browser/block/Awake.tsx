import { type ReactNode, Suspense, useEffect, useState } from "react";

/** What works only with scripts, and so is not in the HTML; what it is made of may arrive later. */
export function Awake({ children }: { children: ReactNode }): ReactNode {
  const [awake, wake] = useState(false);
  useEffect(() => wake(true), []);
  return awake ? <Suspense>{children}</Suspense> : null;
}
