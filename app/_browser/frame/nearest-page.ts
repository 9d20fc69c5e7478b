import { editDistance } from "@/content/nearest";
import type { KnownPage } from "@/content/page-list";

/**
 * The page that an address most likely meant: each is compared by its whole address, by its last part, and by that part
 * without its number. Undefined when at most half of the letters would stay.
 */
export function nearestPage(path: string, pages: readonly KnownPage[]): KnownPage | undefined {
  const typed = formsOf(path);
  let best: KnownPage | undefined;
  let least = 0.5;
  for (const page of pages) {
    const share = Math.min(
      ...formsOf(page.address).flatMap((form) => typed.map((one) => distanceShare(one, form))),
    );
    if (share >= least) continue;
    best = page;
    least = share;
  }
  return best;
}

function formsOf(path: string): string[] {
  const whole = path.toLowerCase().replace(/\/+$/, "").slice(0, 200);
  const last = whole.slice(whole.lastIndexOf("/") + 1);
  const bare = last.replace(/^\d+([.-]\d+)?-/, "");
  return [...new Set([whole, last, bare])].filter((form) => form.length > 1);
}

const distanceShare = (one: string, other: string): number =>
  editDistance(one, other) / Math.max(one.length, other.length);
