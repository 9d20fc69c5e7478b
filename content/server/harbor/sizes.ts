/** How large a dataset is, and what is special about it. */
export interface Size {
  seed: number;
  customers: number;
  sellers: number;
  products: number;
  /** Beside those that the edge cases bring. */
  orders: number;
  reviews: number;
  posts: number;
  views: number;
  /** Three categories whose parents run in a circle, and one that is its own parent. */
  circle?: boolean;
  /** Tables that hang on others and need not have a row have none, and nothing ties at the tenth price. */
  bare?: boolean;
}

/** Names of Harbor's generated datasets. P: public practice. H: hidden. L: large, for plans. */
export type HarborName = "P1" | "P2" | "H1" | "H2" | "H3" | "L";

const hidden = { customers: 46, sellers: 7, products: 62, orders: 70, reviews: 48, posts: 26, views: 60 };

/** H1 and H2 hold equally many rows, so that counting cannot tell them apart; H3 holds others. */
export const sizes: Record<HarborName, Size> = {
  P1: { seed: 101, customers: 33, sellers: 5, products: 40, orders: 26, reviews: 24, posts: 12, views: 24 },
  P2: { seed: 202, customers: 35, sellers: 6, products: 44, orders: 34, reviews: 28, posts: 15, views: 30 },
  H1: { seed: 7_331, ...hidden },
  H2: { seed: 90_210, ...hidden, circle: true },
  H3: {
    ...hidden,
    seed: 4_711,
    customers: 39,
    products: 55,
    orders: 51,
    reviews: 37,
    posts: 19,
    views: 0,
    bare: true,
  },
  L: {
    seed: 55_555,
    customers: 5_000,
    sellers: 120,
    products: 3_000,
    orders: 20_000,
    reviews: 10_000,
    posts: 3_000,
    views: 29_900,
  },
};
