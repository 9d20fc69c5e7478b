import { acidPromises } from "./acid-promises";
import { fanOut } from "./fan-out";
import type { FigureDefinition } from "./figure";
import { groupFolding } from "./group-folding";
import { halfOpenInterval } from "./half-open-interval";
import { joinKinds } from "./join-kinds";
import { joinMatching } from "./join-matching";
import { nullFilter } from "./null-filter";
import { rankingTies } from "./ranking-ties";
import { recursionRounds } from "./recursion-rounds";
import { semiJoin } from "./semi-join";
import { setOperations } from "./set-operations";
import { windowFrames } from "./window-frames";
import { workbenchMap } from "./workbench-map";

const all = [
  acidPromises,
  fanOut,
  groupFolding,
  halfOpenInterval,
  joinKinds,
  joinMatching,
  nullFilter,
  rankingTies,
  recursionRounds,
  semiJoin,
  setOperations,
  windowFrames,
  workbenchMap,
];

/** Every figure of the course, by name. */
export const figures: Record<string, FigureDefinition> = Object.fromEntries(
  all.map((figure) => [figure.name, figure]),
);
