import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** How wide a window is, and in which theme. */
export interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
}

/** A screen of a desk by day and a phone by night: what most differs. */
export const DESK_AND_PHONE: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
];

const ALL_LOOKS: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
];

/** What is wrong with a part of the page. */
async function problemsOf(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const problems = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  return overflow > 0
    ? [...problems, `the page is ${overflow} px too wide`]
    : problems;
}

/**
 * In both themes, wide and narrow, once the page has settled after the change. By default it is about all that is ours on
 * the page; the portal's own frame stays out.
 */
export async function expectAccessible(
  page: Page,
  options: { looks?: readonly Look[]; part?: string } = {},
): Promise<void> {
  const { looks = ALL_LOOKS, part = 'main' } = options;
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(async () =>
      expect(
        await problemsOf(page, part),
        `at ${width} px in the ${colorScheme} theme`,
      ).toEqual([]),
    ).toPass({ timeout: 40_000 });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}
