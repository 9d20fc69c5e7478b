/** Whose keyboard it is: keys are named after it. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
