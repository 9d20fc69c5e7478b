import { hash53 } from "./hash53";

/**
 * Makes a sentence unreadable to whoever looks through the files of a site; `secret` is what a learner picked, so the page
 * can open what it has to say and nothing else. Not for secrets: whoever wants to try every pick can.
 */
export function seal(text: string, secret: string): string {
  return shifted(text, secret);
}

/** The sentence that was sealed with this secret. */
export function unseal(sealed: string, secret: string): string {
  return shifted(sealed, secret);
}

/** Its own inverse: each sign is mixed with 15 bits of a hash of secret and place. */
function shifted(text: string, secret: string): string {
  let mixed = "";
  for (let i = 0; i < text.length; i += 1) {
    const key = Number.parseInt(hash53(`${secret}/${i}`).slice(-3), 36) & 0x7fff;
    mixed += String.fromCharCode(text.charCodeAt(i) ^ key);
  }
  return mixed;
}

/**
 * Names of the stretches of the number line in which a number within the tolerance may lie: the page key holds the right number
 * sealed under each, so that a page can compare exactly, and only with a number that is near.
 */
export function stretchesOf(value: number, tolerance: number): string[] {
  return [...new Set([value - tolerance, value, value + tolerance].map((one) => stretchOf(one, tolerance)))];
}

/** The stretch that a number lies in. */
export const stretchOf = (value: number, tolerance: number): string =>
  `near ${tolerance === 0 ? value : Math.floor(value / (2 * tolerance))}`;

/** Name of a pick in a page key. */
export const pickHash = (exercise: string, pick: string): string => hash53(`${exercise}/${pick}`);
