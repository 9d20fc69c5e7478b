import type { Place } from "./search-words";

/** One document of the index `products`; what is absent is missing in the document too. */
export interface SearchProduct {
  id: string;
  sku: string;
  title: string;
  description?: string | undefined;
  category?: string | undefined;
  seller: string;
  status: string;
  /** Cents. */
  price?: number | undefined;
  quantity?: number | undefined;
  tags: readonly string[];
  /** ISO 8601, UTC, with milliseconds. */
  createdAt: string;
  location?: Place | undefined;
}

/** Two lines of a bulk request. The price is written with two digits, as the shops write it. */
export function bulkLines(product: SearchProduct): string {
  const { id, price, createdAt, ...rest } = product;
  const amount = price === undefined ? undefined : `${Math.floor(price / 100)}.${twoDigits(price % 100)}`;
  const document = {
    ...rest,
    ...(amount === undefined ? {} : { price: Number(amount), price_text: `${amount} EUR` }),
    created_at: createdAt,
  };
  return `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(document)}\n`;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
