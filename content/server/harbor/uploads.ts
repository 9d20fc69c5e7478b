import type { Dataset } from "@/sandbox/engine";
import { namedFiles } from "../datasets";
import { bucketText, putText, type StoredObject } from "./media-objects";
import { Random } from "./random";

/** Names of the stores of uploads. `S` is the visible one, committed as a file. P: public practice. H: hidden. */
export type HarborUploadsName = "S" | "P1" | "P2" | "H1" | "H2" | "H3";

/** How many pictures lie directly in the month: three pages of 1,000 in every set, the last one almost empty or almost full. */
const sizes: Record<HarborUploadsName, { seed: number; loose: number }> = {
  S: { seed: 933, loose: 2_500 },
  P1: { seed: 944, loose: 2_011 },
  P2: { seed: 955, loose: 2_460 },
  H1: { seed: 50_411, loose: 2_730 },
  H2: { seed: 21_139, loose: 2_730 },
  H3: { seed: 88_211, loose: 2_950 },
};

const month = "2024-06/";

/** Folders that every month has: before its pictures by the order of keys, among those of the first and the second thousand, and after. */
const folders = ["A-team/", "IMG_0500/", "IMG_1500/", "herring & eel/", "räucherei/", "zz/"];

/** A generated store of uploads: one bucket, a month with pictures and folders, and its neighbours. */
export function harborUploadsDataset(name: HarborUploadsName): Dataset {
  const file = { path: `harbor-uploads-${name}.s3`, text: harborUploadsText(name) };
  return { ...namedFiles(`harbor-uploads-${name}`, [file]), engine: "objects" };
}

/** The console text that makes the store. */
export function harborUploadsText(name: HarborUploadsName): string {
  return [bucketText("uploads"), ...harborUploadsObjects(name).map(putText)].join("\n");
}

/** The objects in the order of their making. */
export function harborUploadsObjects(name: HarborUploadsName): StoredObject[] {
  const { seed, loose } = sizes[name];
  const random = new Random(seed);
  const put = (key: string): StoredObject => ({ bucket: "uploads", key, body: "." });
  let number = 0;
  const pictures = Array.from({ length: loose }, () => {
    number += random.chance(0.2) ? 2 : 1;
    return put(`${month}IMG_${String(number).padStart(4, "0")}.jpg`);
  });
  // More folders of the set's own, each with a few pictures and sometimes a folder inside.
  const own = Array.from({ length: random.between(2, 6) }, (_, i) => `shop-${random.between(10, 99)}${i}/`);
  const inside = [...folders, ...own].flatMap((folder) => [
    put(`${month}${folder}IMG_0001.jpg`),
    put(`${month}${folder}IMG_0002.jpg`),
    ...(random.chance(0.5) ? [put(`${month}${folder}raw/IMG_0001.jpg`)] : []),
  ]);
  const neighbours = [
    "2024-05/IMG_0001.jpg",
    "2024-06-late/IMG_0001.jpg",
    "2024-06.txt",
    "2024-07/IMG_0001.jpg",
  ];
  return [...pictures, ...inside, ...neighbours.map(put)];
}
