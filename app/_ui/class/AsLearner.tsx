import type { ReactNode } from "react";

/** Ends the address of a page that an instructor looks at as a learner does. */
export const asLearner = "?as=learner";

/** Whether an address asks for that. */
export const isAsLearner = (search: Record<string, string | string[] | undefined>): boolean =>
  search["as"] === "learner";

/** Says above a page that it is shown to an instructor as learners see it. `back`: the same page with everything on it. */
export const AsLearner = ({ back }: { back: string }): ReactNode => (
  <p className="said" role="status">
    This is what a learner sees, with your own answers. <a href={back}>Back to your view</a>
  </p>
);
