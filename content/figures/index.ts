import { acidPromises } from "./acid-promises";
import { fanOut } from "./fan-out";
import type { FigureDefinition } from "./figure";
import { explainTree } from "./explain-tree";
import { presignedUrl } from "./presigned-url";
import { lifecycleTimeline } from "./lifecycle-timeline";
import { multipartUpload } from "./multipart-upload";
import { versionStack } from "./version-stack";
import { policyDecision } from "./policy-decision";
import { bucketKeys } from "./bucket-keys";
import { twoWriters } from "./two-writers";
import { refreshTimeline } from "./refresh-timeline";
import { buckets } from "./buckets";
import { analysisPipeline } from "./analysis-pipeline";
import { groupFolding } from "./group-folding";
import { halfOpenInterval } from "./half-open-interval";
import { joinKinds } from "./join-kinds";
import { joinMatching } from "./join-matching";
import { nullFilter } from "./null-filter";
import { postings } from "./postings";
import { rankingTies } from "./ranking-ties";
import { recursionRounds } from "./recursion-rounds";
import { semiJoin } from "./semi-join";
import { setOperations } from "./set-operations";
import { windowFrames } from "./window-frames";
import { workbenchMap } from "./workbench-map";

const all = [
  explainTree,
  presignedUrl,
  lifecycleTimeline,
  multipartUpload,
  versionStack,
  policyDecision,
  bucketKeys,
  twoWriters,
  refreshTimeline,
  buckets,
  analysisPipeline,
  acidPromises,
  fanOut,
  groupFolding,
  halfOpenInterval,
  joinKinds,
  joinMatching,
  nullFilter,
  postings,
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
