import { at, day, dayText, hour } from "./instant";
import type { Customer, Seller } from "./people";
import type { Random } from "./random";
import type { Size } from "./sizes";
import { euros, type Field, type Table } from "./table";

const hex = (random: Random): string =>
  Array.from({ length: 64 }, () => random.between(0, 15).toString(16)).join("");

/** Accounts of the shops, towns that rent Harbor, pictures, messages to other systems. */
export function otherTables(random: Random, size: Size, customers: Customer[], sellers: Seller[]): Table[] {
  return [
    accounts(random, sellers),
    ...townTables(random, size, customers),
    media(random, size),
    outbox(random),
  ];
}

function accounts(random: Random, sellers: Seller[]): Table {
  const rows = ["Harbor", ...sellers.map(({ id }) => `Shop ${id}`)].map((owner, i): Field[] => [
    i + 1,
    owner,
    euros(random.between(0, 500_000)),
  ]);
  return { name: "accounts", columns: ["id", "owner", "balance"], rows, identity: true };
}

function townTables(random: Random, { bare = false }: Size, customers: Customer[]): Table[] {
  const names = random.shuffled(["Føhr", "Texel", "Öland", "Inis Mór"]);
  const tenants = names.map((name, i): Field[] => [i + 1, name]);
  const members = random.shuffled(customers).slice(0, 12);
  const memberships = members.map(({ id }, i): Field[] => [
    1 + (i % 4),
    id,
    i < 4 ? "owner" : random.pick(["staff", "member"]),
  ]);
  const subscriptions = names.map((_, i): Field[] => [
    i + 1,
    i + 1,
    random.pick(["jetty", "quay", "port"]),
    dayText(at("2023-01-01") + i * 31 * day),
    i === 1 ? dayText(at("2024-01-01")) : null,
  ]);
  const events = Array.from({ length: bare ? 0 : 20 }, (_, i): Field[] => [
    i + 1,
    1 + (i % 4),
    random.pick(["order", "search", "upload"]),
    random.between(1, 9),
    { instant: at("2024-01-01") + random.between(0, 2_000) * hour },
  ]);
  return [
    { name: "tenants", columns: ["id", "name"], rows: tenants, identity: true },
    { name: "memberships", columns: ["tenant_id", "customer_id", "role"], rows: memberships },
    {
      name: "subscriptions",
      columns: ["id", "tenant_id", "plan", "started_on", "ended_on"],
      rows: subscriptions,
      identity: true,
    },
    {
      name: "usage_events",
      columns: ["id", "tenant_id", "kind", "quantity", "occurred_at"],
      rows: events,
      identity: true,
    },
  ];
}

function media(random: Random, { bare = false }: Size): Table {
  const rows = Array.from({ length: bare ? 0 : 8 }, (_, i): Field[] => {
    const ready = i % 3 !== 0;
    return [
      i + 1,
      `products/${random.between(1, 999)}-${i}.jpg`,
      ready ? hex(random) : null,
      ready ? random.between(1_000, 900_000) : null,
      "image/jpeg",
      ready ? "ready" : "pending",
    ];
  });
  return {
    name: "media",
    columns: ["id", "key", "sha256", "bytes", "content_type", "status"],
    rows,
    identity: true,
  };
}

function outbox(random: Random): Table {
  const rows = Array.from({ length: 6 }, (_, i): Field[] => {
    const created = at("2024-06-01") + i * hour;
    const payload = JSON.stringify({ price: euros(random.between(100, 9_000)) });
    return [
      i + 1,
      "product",
      1 + (i % 3),
      1 + Math.floor(i / 3),
      "price_changed",
      payload,
      { instant: created },
      i < 4 ? { instant: created + hour } : null,
    ];
  });
  const columns = [
    "id",
    "aggregate",
    "aggregate_id",
    "version",
    "type",
    "payload",
    "created_at",
    "published_at",
  ];
  return { name: "outbox", columns, rows, identity: true };
}
