/** Names as people have them: with apostrophes, umlauts and quotes. */
export const firstNames = [
  "Aoife",
  "Björn",
  "Chiara",
  "Dörte",
  "Elin",
  "Fiete",
  "Gesa",
  "Håkon",
  "Ilse",
  "Jörg",
  "Katrijn",
  "Lónan",
  "Maëlle",
  "Niels",
  "Óscar",
  "Pernille",
  "Ragna",
  "Søren",
  "Tjark",
  "Ulla",
  "Víctor",
  "Wiebke",
  "Ylva",
  "Zoë",
] as const;

export const lastNames = [
  "O'Hara",
  "Müller",
  "d'Arcy",
  "Åkesson",
  "van 't Hoff",
  "Petersen",
  "Lindqvist",
  "Brodersen",
  "N'Diaye",
  "Schröder",
  "Ferreira",
  "Haugen",
  "MacLeod",
  "Okafor",
  "Thørner",
  "de la Cruz",
  "Wąsik",
  "Jansen",
  "Kovač",
  "Özdemir",
] as const;

export const countries = ["DE", "DK", "NL", "SE", "NO", "FR", "IE", "PT"] as const;

export const towns = [
  ["Husum", "DE", "Europe/Berlin"],
  ["Marstal", "DK", "Europe/Copenhagen"],
  ["Hoorn", "NL", "Europe/Amsterdam"],
  ["Visby", "SE", "Europe/Stockholm"],
  ["Kinsale", "IE", "Europe/Dublin"],
  ["Nazaré", "PT", "Europe/Lisbon"],
  ["Honfleur", "FR", "Europe/Paris"],
  ["Svolvær", "NO", "Europe/Oslo"],
] as const;

export const trades = [
  "Ropes",
  "Kilns",
  "Lamps",
  "Looms",
  "Smokehouse",
  "Sail Loft",
  "Chandlery",
  "Glass",
] as const;

export const materials = [
  "Oak",
  "Enamel",
  "Linen",
  "Brass",
  "Felt",
  "Walnut",
  "Slate",
  "Wool",
  "Copper",
  "Ash",
] as const;
export const goods = [
  "mug",
  "ladle",
  "lantern",
  "blanket",
  "hook",
  "bowl",
  "tray",
  "bell",
  "basket",
  "knife",
  "stool",
  "jar",
] as const;

export const tags = [
  "storm",
  "boats",
  "market",
  "wood-work",
  "tides",
  "soup",
  "repairs",
  "gulls",
  "ferry",
  "knots",
] as const;

export const sentences = [
  "The quay was full this morning.",
  "Came two days early, well packed.",
  "Smaller than I thought, but solid.",
  "Does anybody mend brass lamps?",
  "Fine work. I'd buy it again.",
  "The handle came loose after a week.",
  "New rope arrives with Friday's ferry.",
  'A present for my sister: "perfect", she says.',
  "Not what the picture shows.",
  "Seals under the pier again!",
] as const;
