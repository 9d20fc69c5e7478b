import type { ConsoleExercise } from "../../exercise";
import { addressOperators } from "./address-operators";
import { indexOperators } from "./index-operators";
import { objectOperators } from "./object-operators";
import type { Operator } from "./operator";
import { policyOperators } from "./policy-operators";
import { queryOperators } from "./query-operators";

/** Every way to go wrong in a console, in the order in which mutants are made. */
export const consoleOperators: Record<ConsoleExercise["kind"], readonly Operator[]> = {
  search: [...addressOperators, ...queryOperators, ...indexOperators],
  objects: [...addressOperators, ...objectOperators, ...policyOperators],
};
