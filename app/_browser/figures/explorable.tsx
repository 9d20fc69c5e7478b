"use client";

import type { ReactNode } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { FigureProps } from "@/content/components";

// Each is fetched only by the lessons that show it. None has a boundary of its own: React moves what stands in one into its
// place by a script, and readers without scripts would never see it.
const LazyNullFilter = lazyPart(() => import("./NullFilter"));
const LazyJoinMatching = lazyPart(() => import("./JoinMatching"));
const LazyGroupFolding = lazyPart(() => import("./GroupFolding"));
const LazyAnalysisPipeline = lazyPart(() => import("./search/AnalysisPipeline"));
const LazyBuckets = lazyPart(() => import("./search/Buckets"));
const LazyRefreshTimeline = lazyPart(() => import("./search/RefreshTimeline"));
const LazyExplainTree = lazyPart(() => import("./search/ExplainTree"));
const LazyBucketKeys = lazyPart(() => import("./objects/BucketKeys"));
const LazyPolicyDecision = lazyPart(() => import("./objects/PolicyDecision"));
const LazyLifecycleTimeline = lazyPart(() => import("./objects/LifecycleTimeline"));
const LazyPresignedUrl = lazyPart(() => import("./objects/PresignedUrl"));
const LazyPostings = lazyPart(() => import("./search/Postings"));
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

/** An inverted index with the terms of a query lit. */
export function Postings(props: FigureProps): ReactNode {
  return <LazyPostings {...props} />;
}

/** A text through each step of an analyzer. */
export function AnalysisPipeline(props: FigureProps): ReactNode {
  return <LazyAnalysisPipeline {...props} />;
}

/** Documents in buckets as bars. */
export function Buckets(props: FigureProps): ReactNode {
  return <LazyBuckets {...props} />;
}

/** A write and the first search that finds it, on a line of time. */
export function RefreshTimeline(props: FigureProps): ReactNode {
  return <LazyRefreshTimeline {...props} />;
}

/** The best hits of a search, each with its score as a sum that unfolds. */
export function ExplainTree(props: FigureProps): ReactNode {
  return <LazyExplainTree {...props} />;
}

/** The keys of a bucket and what a listing makes of them. */
export function BucketKeys(props: FigureProps): ReactNode {
  return <LazyBucketKeys {...props} />;
}

/** A request and the statements about it, each with its part in the decision. */
export function PolicyDecision(props: FigureProps): ReactNode {
  return <LazyPolicyDecision {...props} />;
}

/** Versions along a line of days, under lifecycle rules. */
export function LifecycleTimeline(props: FigureProps): ReactNode {
  return <LazyLifecycleTimeline {...props} />;
}

/** A presigned address field by field, with a clock. */
export function PresignedUrl(props: FigureProps): ReactNode {
  return <LazyPresignedUrl {...props} />;
}
