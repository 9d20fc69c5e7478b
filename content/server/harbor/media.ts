import type { Dataset } from "@/sandbox/engine";
import { namedFiles } from "../datasets";
import { edges } from "./media-edges";
import { bucketText, putText, type StoredObject } from "./media-objects";
import { Random } from "./random";
import { goods, materials } from "./words";

/** Names of the generated stores. P: public practice. H: hidden. */
export type HarborMediaName = "P1" | "P2" | "H1" | "H2" | "H3";

/** H1 and H2 hold equally many objects, so that counting cannot tell them apart. */
const sizes: Record<HarborMediaName, { seed: number; ordinary: number }> = {
  P1: { seed: 911, ordinary: 6 },
  P2: { seed: 922, ordinary: 10 },
  H1: { seed: 61_417, ordinary: 18 },
  H2: { seed: 30_871, ordinary: 18 },
  H3: { seed: 77_003, ordinary: 13 },
};

const buckets = ["backups", "media", "shop-window"];

/** A generated store of Harbor: the buckets of the visible one, other objects, the same for one name, always. */
export function harborMediaDataset(name: HarborMediaName): Dataset {
  const text = [...buckets.map(bucketText), ...harborMediaObjects(name).map(putText)].join("\n");
  return {
    ...namedFiles(`harbor-media-${name}`, [{ path: `harbor-media-${name}.s3`, text }]),
    engine: "objects",
  };
}

/** The objects in the order in which they are put. No two have one bucket and one key. */
export function harborMediaObjects(name: HarborMediaName): StoredObject[] {
  const { seed, ordinary } = sizes[name];
  const random = new Random(seed);
  const first = random.between(100, 400);
  return random.shuffled([
    ...edges,
    ...Array.from({ length: ordinary }, (_, i) => ordinaryObject(random, first + i)),
  ]);
}

// The number makes the key one of its own wherever it lies.
function ordinaryObject(random: Random, number: number): StoredObject {
  const thing = `${random.pick(materials)} ${random.pick(goods)}`;
  const place = random.pick([
    { bucket: "media", key: `products/${number}/front.jpg` },
    { bucket: "media", key: `products/${number}/thumbs/front.jpg` },
    { bucket: "media", key: `incoming/${random.between(1, 8)}/${number}.jpg` },
    { bucket: "media", key: `public/${number}.jpg` },
    { bucket: "shop-window", key: `${number}.jpg` },
    { bucket: "backups", key: `harbor-${number}.dump` },
  ]);
  const metadata = random.chance(0.4) ? { seller: String(random.between(1, 8)) } : {};
  return { ...place, body: `[jpeg] ${thing}`, contentType: "image/jpeg", metadata };
}
