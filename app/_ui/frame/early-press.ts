declare global {
  interface Window {
    /** The button that was pressed last. */
    pressed?: Element | null;
  }
}

/**
 * Runs in the head: on a slow line a reader presses Run before the page's scripts have taken over, and that press must not be lost.
 * One constant: its hash stands in the page's policy.
 */
export const earlyPressScript =
  'addEventListener("click",function(e){pressed=e.target.closest&&e.target.closest("button")},true)';

/** Presses a button again whose press came before anything listened; called once, when something does. */
export function repeatEarlyPress(button: HTMLButtonElement | null): void {
  if (!button || window.pressed !== button) return;
  // Not at once: what the browser has kept of the learner's text is set by effects of the same moment.
  setTimeout(() => button.click());
}
