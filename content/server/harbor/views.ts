import type { Product } from "./catalogue";
import { at, day, hour, type Instant, minute, second } from "./instant";
import type { Customer } from "./people";
import type { Random } from "./random";
import type { Size } from "./sizes";
import type { Field, Table } from "./table";

/**
 * Page views. Two customers carry the traps, side by side in time: pauses of exactly 30 minutes, a microsecond more and a
 * second less, a session across midnight and across half hours, two products at one instant.
 */
export function viewsOf(random: Random, size: Size, customers: Customer[], products: Product[]): Table {
  const rows = new Map<string, Field[]>();
  const see = (customerId: number, time: Instant): void => {
    const productId = random.pick(products).id;
    rows.set(`${customerId} ${time} ${productId}`, [productId, customerId, { instant: time }]);
  };
  if (size.views > 0) {
    const [one, other] = random.shuffled(customers).map(({ id }) => id) as [number, number];
    const start = at("2024-06-10 22:50") + random.between(0, 40) * day;
    const pauses = [
      30 * minute,
      30 * minute + 1,
      30 * minute - second,
      20 * minute,
      25 * minute,
      6 * hour,
      10 * minute,
    ];
    let time = start;
    see(one, time);
    for (const pause of pauses) {
      time += pause;
      see(one, time);
      see(other, time + 7 * minute);
    }
    see(one, time);
    see(one, time);
  }
  while (rows.size < size.views) {
    const customer = random.pickSkewed(customers).id;
    let time = at("2024-05-01") + random.between(0, 60) * day + random.between(0, 86_399) * second;
    for (let i = random.between(1, 5); i > 0 && rows.size < size.views; i--) {
      see(customer, time);
      time += random.between(1, 45) * minute;
    }
  }
  const columns = ["product_id", "customer_id", "viewed_at"];
  return { name: "product_views", columns, rows: random.shuffled([...rows.values()]) };
}
