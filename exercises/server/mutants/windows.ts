import { columnOf, functionName, names } from "./nodes";
import { operator, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, listOf } from "./tree";
import { isAggregate } from "./surroundings";
import type { Place } from "./walk";

/** Bits of WindowDef.frameOptions (PostgreSQL source, src/include/nodes/parsenodes.h). */
const frame = {
  nonDefault: 0x1,
  range: 0x2,
  rows: 0x4,
  between: 0x10,
  startUnbounded: 0x20,
  endCurrent: 0x400,
  endUnbounded: 0x100,
  startOffsets: 0x800 | 0x2000,
  endOffsets: 0x1000 | 0x4000,
  exclusions: 0x8000 | 0x10000 | 0x20000,
};

/** What a window has without a frame clause: RANGE UNBOUNDED PRECEDING, up to the current row and its peers. */
const noFrame = frame.range | frame.startUnbounded | frame.endCurrent;

const otherFunctions: Readonly<Record<string, readonly string[]>> = {
  rank: ["dense_rank", "row_number"],
  dense_rank: ["rank", "row_number"],
  row_number: ["rank", "dense_rank"],
  lag: ["lead"],
  lead: ["lag"],
  first_value: ["last_value"],
  last_value: ["first_value"],
};

/** Windows: which rows a row sees, in which order. */
export const windows: Operator[] = [
  operator(
    "window-function",
    "FuncCall",
    "SELECT rank() OVER (ORDER BY a) FROM t -> SELECT dense_rank() OVER (ORDER BY a) FROM t",
    (place) => {
      const from = functionName(place.node);
      if (place.node.over === undefined) return [];
      return (otherFunctions[from] ?? []).map((to) =>
        set(place, { funcname: names(to) }, `${from} became ${to}`),
      );
    },
  ),
  operator(
    "partition-dropped",
    "WindowDef",
    "SELECT sum(a) OVER (PARTITION BY b ORDER BY c) FROM t -> SELECT sum(a) OVER (ORDER BY c) FROM t",
    (place) => {
      const keys = listOf(place.node.partitionClause);
      return keys.map((key, at) =>
        set(place, { partitionClause: without(keys, key) }, `key ${at + 1} of PARTITION BY left out`, key),
      );
    },
  ),
  operator(
    "window-order-dropped",
    "WindowDef",
    "SELECT sum(a) OVER (PARTITION BY b ORDER BY c) FROM t -> SELECT sum(a) OVER (PARTITION BY b) FROM t",
    (place) => {
      const keys = place.node.orderClause;
      // A frame with distances, and GROUPS, cannot be without an order.
      const needs = has(place, frame.range) && has(place, frame.startOffsets | frame.endOffsets);
      return keys === undefined || needs
        ? []
        : [set(place, { orderClause: undefined }, "ORDER BY left out", keys)];
    },
  ),
  operator(
    "frame-mode",
    "WindowDef",
    "SELECT sum(a) OVER (ORDER BY b ROWS UNBOUNDED PRECEDING) FROM t -> SELECT sum(a) OVER (ORDER BY b RANGE UNBOUNDED PRECEDING) FROM t",
    frameMode,
  ),
  operator(
    "frame-dropped",
    "WindowDef",
    "SELECT sum(a) OVER (ORDER BY b ROWS 2 PRECEDING) FROM t -> SELECT sum(a) OVER (ORDER BY b) FROM t",
    (place) => {
      if (!has(place, frame.nonDefault) || isRunning(place)) return [];
      const changes = { frameOptions: noFrame, startOffset: undefined, endOffset: undefined };
      return [set(place, changes, "frame left out")];
    },
  ),
  operator(
    "frame-added",
    "FuncCall",
    "SELECT sum(a) OVER (ORDER BY b) FROM t -> SELECT sum(a) OVER (ORDER BY b ROWS UNBOUNDED PRECEDING) FROM t",
    frameAdded,
  ),
  operator(
    "frame-end",
    "WindowDef",
    "SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM t -> SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN 2 PRECEDING AND UNBOUNDED FOLLOWING) FROM t",
    (place) => {
      const options = Number(place.node.frameOptions ?? 0);
      if (!has(place, frame.nonDefault) || !has(place, frame.between)) return [];
      if (has(place, frame.endCurrent))
        return [
          set(
            place,
            { frameOptions: (options & ~frame.endCurrent) | frame.endUnbounded },
            "end of the frame became UNBOUNDED FOLLOWING",
          ),
        ];
      if (!has(place, frame.endUnbounded)) return [];
      const changed = (options & ~frame.endUnbounded) | frame.endCurrent;
      return [set(place, { frameOptions: changed }, "end of the frame became CURRENT ROW")];
    },
  ),
];

/** After a key called id there are no rows with equal keys. */
const isWithoutTies = (keys: unknown): boolean =>
  columnOf(fieldsOf(listOf(keys).at(-1), "SortBy")?.node)?.name === "id";

/** Whether a frame is what RANGE, ROWS and no frame at all have in common when there are no ties. */
const isRunning = (place: Place): boolean =>
  has(place, frame.startUnbounded) &&
  has(place, frame.endCurrent) &&
  !has(place, frame.exclusions) &&
  isWithoutTies(place.node.orderClause);

const has = (place: Place, bits: number): boolean => (Number(place.node.frameOptions ?? 0) & bits) !== 0;

function frameMode(place: Place): Change[] {
  if (!has(place, frame.nonDefault) || isRunning(place)) return [];
  const options = Number(place.node.frameOptions);
  const offsets = has(place, frame.startOffsets | frame.endOffsets);
  // RANGE needs distances of the type of its key; numbers of rows are none for most keys.
  if (has(place, frame.rows) && !offsets)
    return [set(place, { frameOptions: (options & ~frame.rows) | frame.range }, "ROWS became RANGE")];
  if (!has(place, frame.range) || offsets) return [];
  return [set(place, { frameOptions: (options & ~frame.range) | frame.rows }, "RANGE became ROWS")];
}

/** Rows with equal keys are then summed one by one. */
function frameAdded(place: Place): Change[] {
  const { over } = place.node;
  const window = typeof over === "object" && over !== null ? { ...over } : undefined;
  if (!window || !isAggregate(place.node) || !("orderClause" in window)) return [];
  const options = "frameOptions" in window ? Number(window.frameOptions) : 0;
  if ((options & frame.nonDefault) !== 0 || isWithoutTies(window.orderClause)) return [];
  const frameOptions = frame.nonDefault | frame.rows | frame.startUnbounded | frame.endCurrent;
  return [set(place, { over: { ...window, frameOptions } }, "frame ROWS UNBOUNDED PRECEDING added")];
}
