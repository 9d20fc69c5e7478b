import { type ComponentType, lazy } from "react";
import type { FigureProps } from "@/content/components";
import { AcidPromises } from "./AcidPromises";
import { FanOut } from "./FanOut";
import { HalfOpenInterval } from "./HalfOpenInterval";
import { JoinKinds } from "./JoinKinds";
import { RankingTies } from "./RankingTies";
import { RecursionRounds } from "./RecursionRounds";
import { SemiJoin } from "./SemiJoin";
import { SetOperations } from "./SetOperations";
import { WorkbenchMap } from "./WorkbenchMap";

/** Who draws each figure. Those that a reader can change are fetched only by the lessons that show them. */
export const figureDrawings: Record<string, ComponentType<FigureProps>> = {
  "acid-promises": AcidPromises,
  "fan-out": FanOut,
  "group-folding": lazy(() => import("@/app/_browser/figures/GroupFolding")),
  "half-open-interval": HalfOpenInterval,
  "join-kinds": JoinKinds,
  "join-matching": lazy(() => import("@/app/_browser/figures/JoinMatching")),
  "null-filter": lazy(() => import("@/app/_browser/figures/NullFilter")),
  "ranking-ties": RankingTies,
  "recursion-rounds": RecursionRounds,
  "semi-join": SemiJoin,
  "set-operations": SetOperations,
  "window-frames": lazy(() => import("@/app/_browser/figures/WindowFrames")),
  "workbench-map": WorkbenchMap,
};
