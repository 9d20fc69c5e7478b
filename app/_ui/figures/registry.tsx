import type { ComponentType } from "react";
import { GroupFolding, JoinMatching, NullFilter, WindowFrames } from "@/app/_browser/figures/explorable";
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

/** Who draws each figure. */
export const figureDrawings: Record<string, ComponentType<FigureProps>> = {
  "acid-promises": AcidPromises,
  "fan-out": FanOut,
  "group-folding": GroupFolding,
  "half-open-interval": HalfOpenInterval,
  "join-kinds": JoinKinds,
  "join-matching": JoinMatching,
  "null-filter": NullFilter,
  "ranking-ties": RankingTies,
  "recursion-rounds": RecursionRounds,
  "semi-join": SemiJoin,
  "set-operations": SetOperations,
  "window-frames": WindowFrames,
  "workbench-map": WorkbenchMap,
};
