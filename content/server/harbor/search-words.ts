/** A place on the map, degrees. */
export interface Place {
  lat: number;
  lon: number;
}

/** Harbor's quay in Kinsale: exercises measure distances from here. */
export const kinsale: Place = { lat: 51.705, lon: -8.522 };

/** Shops of generated sets, and the quays where their goods are fetched. */
export const shops: readonly { name: string; place: Place }[] = [
  { name: "Kinsale Chandlery", place: { lat: 51.702, lon: -8.513 } },
  { name: "Cobh Sail Loft", place: { lat: 51.851, lon: -8.295 } },
  { name: "Marstal Smokehouse", place: { lat: 54.854, lon: 10.517 } },
  { name: "Räucherei Ärmelkanal", place: { lat: 54.379, lon: 10.195 } },
  { name: "O'Hara's Glass", place: { lat: 51.7055, lon: -8.53 } },
  { name: "Nazaré Ropes", place: { lat: 39.602, lon: -9.071 } },
  { name: "Visby Looms", place: { lat: 57.639, lon: 18.29 } },
];

/** Categories of generated sets, written as in the visible one. */
export const kinds = [
  "Smoked fish",
  "Jars and tins",
  "Mugs and bowls",
  "Lanterns",
  "Wool",
  "Kitchen",
  "On board",
] as const;

export const labels = ["fish", "kitchen", "boat", "winter", "vegan", "gift", "handmade"] as const;

/** What ordinary goods say of themselves: none of the words that exercises search for. */
export const remarks = [
  "Made in a small workshop by the sea.",
  "Comes in a plain bag.",
  "Lasts longer than the boat.",
  "For wet hands and cold mornings.",
  "Each one differs a little.",
  "Ask for the large one.",
] as const;
