import { type ReactNode, Suspense } from "react";

/**
 * Waits for parts whose code is on its way. A recorded result has no boundary of its own: React puts what stands in one at
 * the end of a long page and moves it into place by a script, so that readers without scripts would never see it.
 */
export function Later({ recorded, children }: { recorded: boolean; children: ReactNode }): ReactNode {
  return recorded ? children : <Suspense>{children}</Suspense>;
}
