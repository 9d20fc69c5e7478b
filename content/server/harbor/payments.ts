import { type Instant, minute } from "./instant";
import type { Order } from "./orders";
import type { Random } from "./random";
import type { Size } from "./sizes";
import { euros, type Field, type Table } from "./table";

interface Payment {
  orderId: number;
  amount: number;
  status: "pending" | "completed" | "failed";
  paidAt: Instant | null;
}

/** Payments and refunds. Amounts are positive; an order may be paid in two parts, in none, or only be tried. */
export function paymentsOf(random: Random, orders: Order[], { bare = false }: Size): Table[] {
  const payments = random.shuffled(orders.flatMap((order, i) => paymentsFor(random, order, i)));
  const first = random.between(1, 200);
  const ids = random.shuffled(payments.map((_, i) => first + i));
  const rows = payments.map(({ orderId, amount, status, paidAt }, i): Field[] => [
    ids[i] ?? 0,
    orderId,
    euros(amount),
    status,
    paidAt === null ? null : { instant: paidAt },
  ]);
  const completed = payments.flatMap((payment, i) =>
    payment.status === "completed" ? [{ payment, id: ids[i] ?? 0 }] : [],
  );
  const refunded = bare ? [] : completed.filter((_, i) => i % 9 === 2);
  const refunds = refunded.map(({ payment, id }, i): Field[] => [
    i + 1,
    id,
    euros(i % 2 === 0 ? payment.amount : Math.max(1, Math.floor(payment.amount / 3))),
  ]);
  return [
    { name: "payments", columns: ["id", "order_id", "amount", "status", "paid_at"], rows, identity: true },
    { name: "refunds", columns: ["id", "payment_id", "amount"], rows: refunds, identity: true },
  ];
}

function paymentsFor(random: Random, order: Order, index: number): Payment[] {
  const { id: orderId, placedAt, status, fee, lines } = order;
  const total = lines.reduce((sum, { qty, unitPrice }) => sum + qty * unitPrice, 0) + fee;
  const failed: Payment = { orderId, amount: Math.max(total, 100), status: "failed", paidAt: null };
  if (status === "pending") return index % 2 === 0 ? [] : [failed, { ...failed, status: "pending" }];
  if (status === "cancelled") return index % 3 === 0 ? [failed] : [];
  if (total === 0) return [];
  const tried = index % 5 === 1 ? [failed] : [];
  const paidAt = placedAt + 5 * minute;
  // Every other order with several lines is paid by halves at one instant: a gift card and a bank card.
  const [one, other] = lines.map(({ qty, unitPrice }) => qty * unitPrice);
  if (lines.length > 1 && total > 1 && (index % 2 === 0 || one === other)) {
    const half = Math.floor(total / 2);
    return [
      ...tried,
      { orderId, amount: half, status: "completed", paidAt },
      { orderId, amount: total - half, status: "completed", paidAt },
    ];
  }
  if (random.chance(0.06)) return [...tried];
  return [...tried, { orderId, amount: total, status: "completed", paidAt }];
}
