import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What axe finds on the page as it stands; of some rules alone, when told. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // The size of what one presses is no default rule.
  const chosen = rules ? axe.withRules(rules) : axe.options({ rules: { "target-size": { enabled: true } } });
  return (await chosen.analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" ")}`,
  );
}

/** Colours fade in; axe measures what stands. */
export async function settle(page: Page): Promise<void> {
  await page.addStyleTag({
    content: "*,*::before,*::after{transition:none!important;animation:none!important}",
  });
}

/** How many pixels a page is too wide. */
export async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/**
 * Nothing that axe finds, light on a phone and a desk, and dark, and nothing that scrolls sideways at three widths, on a page as it stands. For pages that no
 * site map names, because they are made for a person; `routes.spec.ts` walks the others.
 */
export async function sound(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  // A form that was just sent may still be bringing its page.
  await expect(async () => {
    await page.waitForLoadState();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await settle(page);
  }).toPass({ timeout: 30_000 });
  const path = new URL(page.url()).pathname;
  for (const width of [768, 1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await tooWide(page), `${path} at ${width} px is too wide`).toBeLessThanOrEqual(0);
    // In between stands nothing that is not on a phone or a desk.
    if (width !== 768) expect.soft(await violations(page), `${path} light ${width}`).toEqual([]);
  }
  // The themes differ in colours alone.
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await violations(page, ["color-contrast"]), `${path} dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
}
