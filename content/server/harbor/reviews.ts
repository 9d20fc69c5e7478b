import type { Product } from "./catalogue";
import { at, day, type Instant, minute } from "./instant";
import type { Customer } from "./people";
import type { Random } from "./random";
import type { Size } from "./sizes";
import type { Field, Table } from "./table";
import { sentences } from "./words";

export interface Review {
  productId: number | null;
  customerId: number;
  rating: number;
  body: string;
  createdAt: Instant;
}

/** Reviews: shares of five stars that do not end (1/3, 2/3), all, none; some without a product; two that are equal. */
export function reviewsOf(
  random: Random,
  { reviews: count }: Size,
  customers: Customer[],
  products: Product[],
): { reviews: Review[]; table: Table } {
  const shuffled = random.shuffled(products);
  const ratings: number[][] = [
    [5, 4, 2],
    [5, 5, 1],
    [5, 5, 5],
    [4, 3],
    [5, 1, 2, 3, 4, 2, 1],
  ];
  const traps = ratings.flatMap((list, i) =>
    list.map((rating) => reviewOf(random, customers, shuffled[i]?.id ?? null, rating)),
  );
  const again = traps[0] ? [{ ...traps[0], productId: shuffled[3]?.id ?? null, rating: 4 }] : [];
  const unknown = [2, 5, 5].map((rating) => reviewOf(random, customers, null, rating));
  // Half of the products get no review at all.
  const reviewed = shuffled.slice(5, 5 + Math.ceil(products.length / 3));
  const fixed = [...traps, ...again, ...unknown];
  const others = Array.from({ length: Math.max(0, count - fixed.length) }, () =>
    reviewOf(random, customers, random.pickSkewed(reviewed).id, random.pick([1, 2, 3, 4, 4, 5, 5, 5])),
  );
  const reviews = random.shuffled([...fixed, ...others]);
  const rows = reviews.map(({ productId, customerId, rating, body, createdAt }, i): Field[] => [
    i + 1,
    productId,
    customerId,
    rating,
    rating === 5 ? "Lovely" : null,
    body,
    { instant: createdAt },
  ]);
  const columns = ["id", "product_id", "customer_id", "rating", "title", "body", "created_at"];
  return { reviews, table: { name: "reviews", columns, rows, identity: true } };
}

function reviewOf(random: Random, customers: Customer[], productId: number | null, rating: number): Review {
  const createdAt = at("2023-03-01") + random.between(0, 600) * day + random.between(0, 1439) * minute;
  return {
    productId,
    customerId: random.pick(customers).id,
    rating,
    body: random.pick(sentences),
    createdAt,
  };
}
