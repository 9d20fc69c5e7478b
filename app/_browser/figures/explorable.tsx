"use client";

import { lazy, type ReactNode, Suspense } from "react";
import type { FigureProps } from "@/content/components";

// Each is fetched only by the lessons that show it.
const LazyNullFilter = lazy(() => import("./NullFilter"));
const LazyJoinMatching = lazy(() => import("./JoinMatching"));
const LazyGroupFolding = lazy(() => import("./GroupFolding"));
const LazyWindowFrames = lazy(() => import("./WindowFrames"));

/** Three-valued logic filtering rows. */
export function NullFilter(props: FigureProps): ReactNode {
  return (
    <Suspense>
      <LazyNullFilter {...props} />
    </Suspense>
  );
}

/** A join as matching rows. */
export function JoinMatching(props: FigureProps): ReactNode {
  return (
    <Suspense>
      <LazyJoinMatching {...props} />
    </Suspense>
  );
}

/** GROUP BY folding rows into groups. */
export function GroupFolding(props: FigureProps): ReactNode {
  return (
    <Suspense>
      <LazyGroupFolding {...props} />
    </Suspense>
  );
}

/** A frame sliding over partitions. */
export function WindowFrames(props: FigureProps): ReactNode {
  return (
    <Suspense>
      <LazyWindowFrames {...props} />
    </Suspense>
  );
}
