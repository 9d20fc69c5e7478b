import { at, day, hour, type Instant, minute } from "./instant";
import type { Random } from "./random";

/** An order to be written: who, when, and what became of it. */
export interface OrderPlan {
  customerId: number;
  placedAt: Instant;
  status: "pending" | "paid" | "shipped" | "cancelled";
  /** It has lost its lines, or never had one. */
  empty?: boolean;
}

const sold = ["paid", "shipped", "shipped"] as const;
const any = ["pending", "paid", "shipped", "shipped", "cancelled"] as const;

/** Months without a paid order, between months that have some. In the first nobody orders at all. */
const quietMonths = ["2023-09", "2024-03"];
/** The only paid order of this month costs nothing. */
export const freeMonth = "2023-11";

/** Both edges of January 2024, in UTC and in Berlin, and Januaries of other years. */
const edges = [
  "2024-01-01 00:00",
  "2024-01-31 23:59:59.5",
  "2024-01-31 10:00",
  "2024-02-01 00:00",
  "2023-12-31 23:30",
  "2024-01-31 23:30",
  "2023-01-15 12:00",
  "2025-01-15 12:00",
  "2024-01-12 08:00",
];

/**
 * Orders that the exercises' traps need. Each takes customers of its own off the list; whoever is left orders at random.
 * The first three of the list never order.
 */
export function edgeOrders(
  random: Random,
  customerIds: number[],
): { plans: OrderPlan[]; ordinary: number[] } {
  const [, , , ...rest] = customerIds;
  const take = (): number => rest.shift() ?? 0;
  const plans: OrderPlan[] = [];
  const add = (customerId: number, status: OrderPlan["status"] | undefined, ...times: string[]): void => {
    for (const time of times) {
      plans.push({ customerId, placedAt: at(time), status: status ?? random.pick(sold) });
    }
  };
  for (let i = 0; i < 2; i++) add(take(), "cancelled", "2023-06-03 10:00", "2024-04-02 09:00");
  add(take(), undefined, "2023-05-05 08:00", "2023-05-05 17:00", "2023-07-01 12:00");
  add(take(), undefined, "2023-02-02 12:00", "2023-06-14 12:00", "2024-06-20 12:00");
  // Two days in UTC are three in Berlin, and three in UTC are two there.
  add(take(), undefined, "2023-07-10 12:00", "2023-07-12 12:00", "2023-07-12 23:15");
  add(take(), undefined, "2023-08-01 12:00", "2023-08-14 22:30", "2023-08-15 08:00");
  add(take(), undefined, "2024-05-03 10:00", "2024-05-20 10:00", "2024-06-04 10:00", "2024-06-25 10:00");
  add(take(), undefined, "2024-05-31 23:59:59.9", "2024-06-01 00:00");
  add(take(), undefined, "2024-05-11 10:00", "2024-05-12 10:00");
  add(take(), undefined, "2024-06-30 23:59", "2024-07-01 00:00");
  add(take(), undefined, "2023-05-11 10:00", "2024-06-12 10:00");
  add(take(), undefined, "2024-05-11 10:00", "2023-06-12 10:00");
  // Both edges of May and June, each with a customer of its own.
  add(take(), undefined, "2024-05-01 00:00", "2024-06-10 10:00");
  add(take(), undefined, "2024-06-01 00:00");
  add(take(), undefined, "2024-05-20 10:00", "2024-07-01 00:00");
  add(take(), undefined, "2024-04-30 12:00", "2024-06-15 10:00");
  add(take(), undefined, "2024-05-15 10:00", "2024-06-30 12:00");
  // The latest two at one instant.
  const twin = take();
  add(twin, undefined, "2024-02-20 10:00", "2025-02-01 12:00", "2025-02-01 12:00");
  for (const edge of edges) add(random.pick(rest), undefined, edge);
  add(random.pick(rest), "cancelled", `${quietMonths[1] ?? ""}-10 12:00`);
  add(random.pick(rest), "pending", `${quietMonths[1] ?? ""}-21 12:00`);
  add(random.pick(rest), "paid", `${freeMonth}-08 12:00`);
  plans.push({
    customerId: random.pick(rest),
    placedAt: at("2025-03-10 12:00"),
    status: "paid",
    empty: true,
  });
  return { plans, ordinary: rest };
}

/** Orders of 2023 and 2024 by whoever is left, some far more often than others; none in the months that are kept quiet. */
export function ordinaryOrders(random: Random, customerIds: number[], count: number): OrderPlan[] {
  const plans: OrderPlan[] = [];
  while (plans.length < count) {
    const placedAt =
      at("2023-01-01") + random.between(0, 730) * day + random.between(0, 24 * 60 - 1) * minute;
    const month = new Date(placedAt / 1000).toISOString().slice(0, 7);
    if ([...quietMonths, freeMonth].includes(month)) continue;
    plans.push({ customerId: random.pickSkewed(customerIds), placedAt, status: random.pick(any) });
    // Some order twice on one day.
    if (plans.length < count && random.chance(0.1)) {
      plans.push({
        customerId: plans.at(-1)?.customerId ?? 0,
        placedAt: placedAt + hour / 4,
        status: random.pick(any),
      });
    }
  }
  return plans;
}
