import type { ComponentType } from "react";
import {
  GroupFolding,
  JoinMatching,
  NullFilter,
  Postings,
  WindowFrames,
  AnalysisPipeline,
  Buckets,
  RefreshTimeline,
  ExplainTree,
  BucketKeys,
  PolicyDecision,
  LifecycleTimeline,
  PresignedUrl,
} from "@/app/_browser/figures/explorable";
import type { FigureProps } from "@/content/components";
import { TwoWriters } from "./TwoWriters";
import { MultipartUpload } from "@/app/_browser/figures/objects/MultipartUpload";
import { VersionStack } from "@/app/_browser/figures/objects/VersionStack";
import { AcidPromises } from "./AcidPromises";
import { FanOut } from "./FanOut";
import { HalfOpenInterval } from "./HalfOpenInterval";
import { JoinKinds } from "./JoinKinds";
import { RankingTies } from "./RankingTies";
import { RecursionRounds } from "./RecursionRounds";
import { SemiJoin } from "./SemiJoin";
import { SetOperations } from "./SetOperations";
import { WorkbenchMap } from "./WorkbenchMap";

/** Who draws each figure. */
export const figureDrawings: Record<string, ComponentType<FigureProps>> = {
  "explain-tree": ExplainTree,
  "presigned-url": PresignedUrl,
  "lifecycle-timeline": LifecycleTimeline,
  "multipart-upload": MultipartUpload,
  "version-stack": VersionStack,
  "policy-decision": PolicyDecision,
  "bucket-keys": BucketKeys,
  "two-writers": TwoWriters,
  "refresh-timeline": RefreshTimeline,
  buckets: Buckets,
  "analysis-pipeline": AnalysisPipeline,
  "acid-promises": AcidPromises,
  "fan-out": FanOut,
  "group-folding": GroupFolding,
  "half-open-interval": HalfOpenInterval,
  "join-kinds": JoinKinds,
  "join-matching": JoinMatching,
  "null-filter": NullFilter,
  postings: Postings,
  "ranking-ties": RankingTies,
  "recursion-rounds": RecursionRounds,
  "semi-join": SemiJoin,
  "set-operations": SetOperations,
  "window-frames": WindowFrames,
  "workbench-map": WorkbenchMap,
};
