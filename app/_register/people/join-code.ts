import { randomInt } from "node:crypto";

const words = (
  "ANCHOR BEACON BRIDGE CANAL CARGO CASTLE CEDAR COBALT COMET COPPER CORAL CRANE DELTA DOLPHIN EMBER FALCON FERRY FJORD GARNET GRANITE " +
  "HARBOR HERON INDIGO ISLAND JUNIPER KETTLE LAGOON LANTERN LEDGER MAPLE MARBLE MEADOW NECTAR ORCHARD OTTER PEBBLE PELICAN QUARRY " +
  "RAVEN RIVER SAFFRON SIGNAL TIMBER TUNDRA VELVET WALNUT WILLOW ZEPHYR"
).split(" ");
/** Without 0 O, 1 I L, 5 S, 8 B, 2 Z: nobody confuses what is read out. */
const letters = "34679ACDEFGHJKMNPQRTUVWXY";

/** A code to join a class by, like `HARBOR-7K4MC`: 48 words by 25^5 endings, 470 million; wrong tries are limited. */
export function newJoinCode(): string {
  const ending = Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return `${words[randomInt(words.length)]}-${ending}`;
}

/** A code as people type it: small letters, spaces, another dash. */
export function readJoinCode(typed: string): string {
  return typed
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015_-]+/g, "-")
    .slice(0, 40);
}
