import type { Product } from "./catalogue";
import type { Instant } from "./instant";
import { instantText } from "./instant";
import { edgeOrders, freeMonth, ordinaryOrders, type OrderPlan } from "./order-plans";
import type { Customer } from "./people";
import type { Random } from "./random";
import type { Size } from "./sizes";
import { euros, type Field, type Table } from "./table";

export interface Line {
  productId: number;
  qty: number;
  /** Cents. */
  unitPrice: number;
}

export interface Order extends OrderPlan {
  id: number;
  /** Cents. */
  fee: number;
  lines: Line[];
}

/** How many lines the next orders have, over and over: the number of lines does not depend on the seed. */
const lineCounts = [1, 2, 1, 3, 1, 2, 1, 1];

/** Orders with their lines. Ids follow neither time nor storage. */
export function ordersOf(
  random: Random,
  size: Size,
  customers: Customer[],
  products: Product[],
): { orders: Order[]; tables: Table[] } {
  const shuffled = random.shuffled(customers.map(({ id }) => id));
  const { plans, ordinary } = edgeOrders(random, shuffled);
  const all = random.shuffled([...plans, ...ordinaryOrders(random, ordinary, size.orders)]);
  const first = random.between(1, 500);
  const ids = random.shuffled(all.map((_, i) => first + i));
  const shelf = new Shelf(random, products);
  let counted = 0;
  const orders = all.map((plan, i): Order => {
    const lines = shelf.lines(plan, () => lineCounts[counted++ % lineCounts.length] ?? 1);
    return { ...plan, id: ids[i] ?? 0, fee: random.pick([0, 490, 490, 990]), lines };
  });
  shelf.layTraps(orders);
  const columns = ["id", "customer_id", "status", "placed_at", "shipping_fee"];
  const rows = orders.map(({ id, customerId, status, placedAt, fee }): Field[] => [
    id,
    customerId,
    status,
    { instant: placedAt },
    euros(fee),
  ]);
  return { orders, tables: [{ name: "orders", columns, rows, identity: true }, linesTable(random, orders)] };
}

function linesTable(random: Random, orders: Order[]): Table {
  const rows = orders.flatMap(({ id, lines }) =>
    lines.map(({ productId, qty, unitPrice }, i): Field[] => [id, i + 1, productId, qty, euros(unitPrice)]),
  );
  const columns = ["order_id", "line_no", "product_id", "qty", "unit_price"];
  return { name: "order_items", columns, rows: random.shuffled(rows) };
}

/** What can be ordered: some products never are, some only in orders that were cancelled or not paid. */
class Shelf {
  private readonly sold: Product[];
  private readonly cancelledOnly: Product[];
  private readonly pendingOnly: Product[];

  constructor(
    private readonly random: Random,
    products: Product[],
  ) {
    const shuffled = random.shuffled(products);
    // The first four are never ordered.
    this.cancelledOnly = shuffled.slice(4, 6);
    this.pendingOnly = shuffled.slice(6, 8);
    this.sold = shuffled.slice(8);
  }

  lines({ status, placedAt, empty = false }: OrderPlan, count: () => number): Line[] {
    if (empty) return [];
    if (status !== "cancelled" && monthOf(placedAt) === freeMonth) {
      return [{ productId: this.random.pick(this.sold).id, qty: 1, unitPrice: 0 }];
    }
    return Array.from({ length: count() }, () => this.line(this.productFor(status)));
  }

  /** Changes lines of some orders, never how many there are in all. */
  layTraps(orders: Order[]): void {
    const paid = orders.filter(
      ({ status, placedAt }) => ["paid", "shipped"].includes(status) && monthOf(placedAt) !== freeMonth,
    );
    const two = paid.filter(({ lines }) => lines.length === 2);
    const three = paid.filter(({ lines }) => lines.length === 3);
    const [twins, same] = two;
    // One product on two lines: once of equal, once of another quantity.
    if (twins) twins.lines = [twins.lines[0], twins.lines[0]].flatMap((line) => (line ? [{ ...line }] : []));
    const [front, ...others] = three[0]?.lines ?? [];
    if (front && three[0]) three[0].lines = [front, { ...front, qty: front.qty + 1 }, ...others.slice(1)];
    // Two lines of equal worth, for a sum that counts equal amounts once.
    if (same) {
      const worth = this.random.between(5, 40) * 100;
      same.lines = same.lines.map((line) => ({ ...line, qty: 1, unitPrice: worth }));
      same.fee = 0;
    }
  }

  private productFor(status: OrderPlan["status"]): Product {
    if (status === "cancelled" && this.random.chance(0.4)) return this.random.pick(this.cancelledOnly);
    if (status === "pending" && this.random.chance(0.4)) return this.random.pick(this.pendingOnly);
    return this.random.pickSkewed(this.sold);
  }

  /** A third of the lines were sold at another price than today's. */
  private line({ id, price }: Product): Line {
    const today = price ?? this.random.between(500, 5_000);
    const unitPrice = this.random.chance(0.35) ? Math.round(today * 0.9) : today;
    return { productId: id, qty: this.random.pick([1, 1, 2, 3]), unitPrice };
  }
}

const monthOf = (instant: Instant): string => instantText(instant).slice(0, 7);
