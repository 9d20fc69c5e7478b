"use client";

import type { ReactNode } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { FigureProps } from "@/content/components";

// Each is fetched only by the lessons that show it. None has a boundary of its own: React moves what stands in one into its
// place by a script, and readers without scripts would never see it.
const LazyNullFilter = lazyPart(() => import("./NullFilter"));
const LazyJoinMatching = lazyPart(() => import("./JoinMatching"));
const LazyGroupFolding = lazyPart(() => import("./GroupFolding"));
const LazyWindowFrames = lazyPart(() => import("./WindowFrames"));

/** Three-valued logic filtering rows. */
export function NullFilter(props: FigureProps): ReactNode {
  return <LazyNullFilter {...props} />;
}

/** A join as matching rows. */
export function JoinMatching(props: FigureProps): ReactNode {
  return <LazyJoinMatching {...props} />;
}

/** GROUP BY folding rows into groups. */
export function GroupFolding(props: FigureProps): ReactNode {
  return <LazyGroupFolding {...props} />;
}

/** A frame sliding over partitions. */
export function WindowFrames(props: FigureProps): ReactNode {
  return <LazyWindowFrames {...props} />;
}
