import { expect, it } from "vitest";
import { amountText, cents } from "@/app/_ui/figures/figure-rows";
import { groupRows } from "./group-lines";

const rows = [
  { month: "2024-06", shop: "B", amount: "0.10" },
  { month: "2024-05", shop: "B", amount: "0.20" },
  { month: "2024-05", shop: "A", amount: "129.00" },
  { month: "2024-05", shop: "B", amount: "0.30" },
];

it("folds rows that agree in the keys, sums exactly, and sorts by the keys", () => {
  const groups = groupRows(rows, ["month", "shop"], "amount");
  expect(groups.map(({ keys, rows, sum }) => [...keys, rows.length, amountText(sum)])).toEqual([
    ["2024-05", "A", 1, "129.00"],
    ["2024-05", "B", 2, "0.50"],
    ["2024-06", "B", 1, "0.10"],
  ]);
});

it("folds everything into one row without a key", () => {
  expect(groupRows(rows, [], "amount").map(({ sum }) => amountText(sum))).toEqual(["129.60"]);
});

it("reads amounts with any number of decimals as cents", () => {
  expect([cents("1"), cents("1.5"), cents("1.05"), cents(null)]).toEqual([100, 150, 105, 0]);
});
