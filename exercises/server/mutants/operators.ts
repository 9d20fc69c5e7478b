import { aggregateOperators } from "./aggregates";
import { columns } from "./columns";
import { comparisons } from "./comparisons";
import { dates } from "./dates";
import { expressions } from "./expressions";
import { grouping } from "./grouping";
import { joins } from "./joins";
import { literals } from "./literals";
import type { Operator } from "./operator";
import { order } from "./order";
import { predicates } from "./predicates";
import { sets } from "./sets";
import { windows } from "./windows";
import { writes } from "./writes";

/** Every way to go wrong, in the order in which mutants are made. */
export const operators: readonly Operator[] = [
  ...joins,
  ...predicates,
  ...comparisons,
  ...aggregateOperators,
  ...grouping,
  ...sets,
  ...order,
  ...windows,
  ...dates,
  ...expressions,
  ...literals,
  ...columns,
  ...writes,
];
