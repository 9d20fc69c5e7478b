import { describe } from "vitest";
import { itNotices } from "./edge-gate";
import { moneyRemovals, orderRemovals } from "./order-removals";

describe("the gate, on orders and payments", () => {
  itNotices([...orderRemovals, ...moneyRemovals]);
});
