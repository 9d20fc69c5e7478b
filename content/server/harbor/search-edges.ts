import type { SearchProduct } from "./search-product";
import type { Place } from "./search-words";

/** What an edge case fixes; the generator fills in the rest. `null`: the field is missing. */
export interface Wanted {
  title?: string;
  description?: string | null;
  category?: string | null;
  status?: string;
  /** Cents. */
  price?: number | null;
  quantity?: number | null;
  tags?: readonly string[];
  createdAt?: string;
  location?: Place | null;
}

/** Words that stand together, apart, turned round, in capitals, in other forms, in other fields. */
const words: readonly Wanted[] = [
  { title: "Board of oak", description: "Smoked over oak, in a gift box." },
  { title: "Pair of trout", description: "A gift for two: one plain, one smoked." },
  { title: "Pepper", description: "SMOKED twice. Comes as a GIFT." },
  { title: "Paprika", description: "A smoked gift for the cook." },
  { title: "Tea", description: "Smoked slowly." },
  { title: "Spoon", description: "A gift for the cook." },
  { title: "Smoked salt, gift tin", description: "For the kitchen." },
  { title: "Gift tin", description: "Smoked salt." },
  { title: "Chilli", description: "Smoking hot gifts." },
  { title: "Smoked gift", description: null },
  { title: "Enamel Mug", description: "White." },
  { title: "ENAMEL MUG" },
  { title: "Mug, with enamel handle, for the left hand" },
  { title: "Enamel mug" },
  { title: "Enamel mug" },
  { title: "Enamel bowl" },
  { title: "Stoneware mug" },
  { title: "Mugs of tin" },
  { title: "Cup", description: "An enamel mug by another name." },
  { title: "Jürgen's Räucherfisch-Sets" },
  { title: "Skipper's kettle", description: "Käthe's own." },
  { title: "Brass lantern", description: "Burns paraffin." },
  { title: "Anchor lantern", description: "Of brass." },
  { title: "Brass hook", description: "For a lantern." },
  { title: "Oil lamp", description: "A brass lantern." },
  { title: "Lantern glass", description: "Fits most." },
  { title: "Brass bell, for the door of a house by the sea", description: "Loud." },
  { title: "Ship's clock", description: "Brass, eight days." },
  { title: "Wall lamp", description: "A lantern, half of it BRASS." },
  { title: "Lamp stand", description: "For a lantern of any make; the lantern is not part of it." },
];

/** A text, a category, a price up to 20 and a stock, each failing alone. */
const filters: readonly Wanted[] = [
  { title: "Smoked herring", price: 1250, quantity: 5 },
  { title: "Smoked herring", price: 1100, quantity: 7 },
  { title: "Herring fillets", price: 2000, quantity: 1 },
  { title: "Smoked trout from the lake", price: 1999, quantity: 3 },
  { title: "Smoked herring", price: 2001, quantity: 4 },
  { title: "Smoked herring", price: 1251, quantity: 9 },
  { title: "Smoked herring", price: 800, quantity: 4 },
  { title: "Smoked herring", price: 900, quantity: 0 },
  { title: "Smoked herring", price: 950, quantity: null },
  { title: "Smoked herring", price: null, quantity: 6 },
  { title: "Smoked herring", price: 990, quantity: 2, category: "smoked fish" },
  { title: "Smoked herring", price: 980, quantity: 2, category: "Jars and tins" },
  { title: "Smoked herring", price: 970, quantity: 2, category: null },
  { title: "Catch of the day", description: "Smoked herring, mostly.", price: 960, quantity: 2 },
].map((wanted) => ({ category: "Smoked fish", ...wanted }));

/** Two tags and a price up to 20: none, one, two or three of them. */
const wishes: readonly Wanted[] = [
  { tags: [], price: 4500 },
  { tags: ["gift"], price: 4600 },
  { tags: ["handmade"], price: 4700 },
  { tags: [], price: 2000 },
  { tags: ["gift", "handmade"], price: 4800 },
  { tags: ["gift", "handmade"], price: null },
  { tags: ["boat", "gift"], price: 2000 },
  { tags: ["gift"], price: 2001 },
  { tags: ["handmade", "boat"], price: 1500 },
  { tags: ["handmade", "gift"], price: 1400 },
  { tags: ["Gift"], price: 1300 },
  { tags: ["winter"], price: 2000 },
  { tags: ["winter"], price: 2001 },
  { tags: ["handmade", "winter"], price: 4900 },
  { tags: ["Winter"], price: 1350 },
];

const near = { lat: 51.7948, lon: -8.522 };
const far = { lat: 51.7952, lon: -8.522 };
const quay = { lat: 51.702, lon: -8.513 };

/** Thirty full days before 1 July 2024, a price below 20, ten kilometres around Kinsale, each failing alone. */
const lately: readonly Wanted[] = [
  { createdAt: "2024-06-01T00:00:00.000Z" },
  { createdAt: "2024-05-31T23:59:59.999Z" },
  { createdAt: "2024-06-30T23:59:59.999Z" },
  { createdAt: "2024-06-30T00:00:00.000Z" },
  { createdAt: "2024-06-30T14:20:00.000Z" },
  { createdAt: "2024-06-30T14:20:00.000Z" },
  { createdAt: "2024-06-30T14:20:00.000Z" },
  { createdAt: "2024-07-01T00:00:00.000Z" },
  { createdAt: "2024-07-01T08:30:00.000Z" },
  { createdAt: "2024-06-14T23:59:59.999Z" },
  { createdAt: "2024-06-15T00:00:00.000Z" },
  { createdAt: "2024-06-15T10:00:00.000Z" },
  { createdAt: "2024-06-01T08:59:00.000Z", price: 1999 },
  { createdAt: "2024-06-16T10:00:00.000Z", price: 2000 },
  { createdAt: "2024-06-17T10:00:00.000Z", price: null },
  { createdAt: "2024-06-18T10:00:00.000Z", location: near },
  { createdAt: "2024-06-19T10:00:00.000Z", location: far },
  { createdAt: "2024-06-20T10:00:00.000Z", location: null },
  { createdAt: "2024-06-21T10:00:00.000Z", price: 750 },
].map((wanted) => ({ price: 880, location: quay, ...wanted }));

const states: readonly Wanted[] = [
  { status: "discontinued" },
  { status: "discontinued", quantity: 0 },
  { status: "discontinued", category: null },
  { status: "Discontinued" },
  { status: "draft", price: null, quantity: null },
  { status: "Draft" },
];

/** Products that every generated set holds. */
export const edges: readonly Wanted[] = [...words, ...filters, ...wishes, ...lately, ...states];

/** Whether a product holds all that an edge case fixes. */
export function holds(product: SearchProduct, wanted: Wanted): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const found = product[name as keyof Wanted];
    return value === null ? found === undefined : JSON.stringify(found) === JSON.stringify(value);
  });
}
