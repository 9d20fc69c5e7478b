import { at, day, type Instant } from "./instant";
import type { Random } from "./random";
import type { Size } from "./sizes";
import type { Field, Table } from "./table";
import { countries, firstNames, lastNames, towns, trades } from "./words";

export interface Customer {
  id: number;
  createdAt: Instant;
}

export interface Seller {
  id: number;
}

/** Customers with and without a country, closed accounts, two of one name. Ids begin anywhere and have gaps. */
export function customersOf(
  random: Random,
  { customers: count }: Size,
): { customers: Customer[]; table: Table } {
  const customers: Customer[] = [];
  const rows: Field[][] = [];
  let id = random.between(1, 40);
  let before = "";
  for (let i = 0; i < count; i++) {
    const ownName = `${firstNames[(i * 7) % firstNames.length] ?? ""} ${random.pick(lastNames)}`;
    // The second is called like the first.
    const name = i === 1 ? before : ownName;
    before = name;
    const country = i % 7 === 2 ? null : i % 4 === 0 ? "DE" : random.pick(countries);
    const createdAt = at("2022-06-01") + random.between(0, 150) * day + random.between(0, 86_399) * 1_000_000;
    const closed = i % 11 === 5;
    const email = `${plain(name)}.${id}@example.org`;
    customers.push({ id, createdAt });
    rows.push([
      id,
      email,
      name,
      country,
      { instant: createdAt },
      closed ? { instant: createdAt + 900 * day } : null,
    ]);
    id += random.chance(0.15) ? 2 : 1;
  }
  const columns = ["id", "email", "full_name", "country", "created_at", "deleted_at"];
  return { customers, table: { name: "customers", columns, rows: random.shuffled(rows), identity: true } };
}

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]+/g, "")
    .toLowerCase();

/** Shops; the last one will get no product. */
export function sellersOf(random: Random, { sellers: count }: Size): { sellers: Seller[]; table: Table } {
  const first = random.between(1, 9);
  const rows = Array.from({ length: count }, (_, i): Field[] => {
    const [town, country, zone] = towns[i % towns.length] ?? towns[0];
    const round = Math.floor(i / (towns.length * trades.length));
    const trade = trades[(i + Math.floor(i / towns.length)) % trades.length] ?? "";
    return [first + i, `${town} ${trade}${round > 0 ? ` ${round + 1}` : ""}`, country, zone];
  });
  const sellers = rows.map(([id]) => ({ id: Number(id) }));
  const columns = ["id", "name", "country", "tz"];
  return { sellers, table: { name: "sellers", columns, rows: random.shuffled(rows), identity: true } };
}
