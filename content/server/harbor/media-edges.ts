import type { StoredObject } from "./media-objects";

const picture = (bucket: string, key: string, body: string): StoredObject => ({
  bucket,
  key,
  body: `[jpeg] ${body}`,
  contentType: "image/jpeg",
});

/** Keys that begin almost like the ones that a policy or a list is about. */
const neighbours: readonly StoredObject[] = [
  picture("media", "incoming-2023/1/late.jpg", "sent last year"),
  picture("media", "public-drafts/autumn.jpg", "quay in fog, not decided"),
  picture("media", "publicity/stand.jpg", "stand at the fair"),
  picture("media", "Public/logo.jpg", "with a capital letter"),
  picture("media", "sellers/2/public/logo.jpg", "public in the middle"),
  { bucket: "media", key: "private/payouts-2024-06.csv", body: "seller,amount", contentType: "text/csv" },
];

/** Keys that are asked for by name, in every set. */
const asked: readonly StoredObject[] = [
  picture("media", "incoming/3/knots.jpg", "forty knots"),
  picture("media", "products/17/front.jpg", "oyster knife"),
  picture("media", "products/25/front.jpg", "fisherman's jumper"),
  { bucket: "media", key: "public/logo.svg", body: "<svg>Harbor</svg>", contentType: "image/svg+xml" },
];

/** Keys that need care in an address, or look like a folder. */
const unusual: readonly StoredObject[] = [
  picture("media", "products/9/blue bowl.jpg", "stoneware bowl, blue"),
  picture("media", "products/24/Skärgård + såpa.jpg", "gift set"),
  { bucket: "media", key: "products/33/", body: "", contentType: "application/x-directory" },
  { bucket: "media", key: "incoming/8/untitled", body: "MZ this is no picture" },
];

/** What lies in `media/public/` and in the copy of it: equal, longer, shorter, new, gone, deeper, with unusual names. */
const copied: readonly StoredObject[] = [
  picture("media", "public/equal.jpg", "the same in both"),
  picture("shop-window", "equal.jpg", "the same in both"),
  picture("media", "public/banner.jpg", "ferry, summer 2024"),
  picture("shop-window", "banner.jpg", "ferry, spring"),
  picture("media", "public/sale.jpg", "sale"),
  picture("shop-window", "sale.jpg", "sale, until the end of May"),
  picture("media", "public/seasons/summer.jpg", "quay in summer"),
  picture("shop-window", "seasons/autumn.jpg", "quay in fog"),
  picture("media", "public/seasons/deep/er/Öland map.jpg", "Öland"),
  picture("shop-window", "seasons/deep/er/Ærø map.jpg", "Ærø"),
  picture("shop-window", "public/left over.jpg", "the name of the prefix inside the copy"),
];

/** What every generated store holds. */
export const edges: readonly StoredObject[] = [...neighbours, ...asked, ...unusual, ...copied];
