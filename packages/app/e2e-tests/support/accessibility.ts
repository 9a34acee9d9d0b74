import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A desk by day and a phone by night: what most differs. */
const LOOKS: { width: number; colorScheme: 'light' | 'dark' }[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
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

/** The portal draws everything anew in another theme, and what is done before is gone with the old page. */
async function expectTheme(page: Page, colorScheme: 'light' | 'dark') {
  await expect(page.locator('body')).toHaveAttribute(
    'data-theme-mode',
    colorScheme,
  );
}

async function expectNoProblems(
  page: Page,
  part: string,
  { width, colorScheme }: (typeof LOOKS)[number],
) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expectTheme(page, colorScheme);
  await expect(async () =>
    expect(
      await problemsOf(page, part),
      `at ${width} px in the ${colorScheme} theme`,
    ).toEqual([]),
  ).toPass({ timeout: 40_000 });
}

const DESK = { width: 1280, height: 800 };

async function backToDesk(page: Page) {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectTheme(page, 'light');
}

/**
 * At a desk by day and on a phone by night, once the page has settled after the change: colours follow from the theme alone,
 * and the layout from the width. By default it is about all that is ours on the page; the portal's own frame stays out.
 */
export async function expectAccessible(
  page: Page,
  { part = 'main' }: { part?: string } = {},
): Promise<void> {
  for (const look of LOOKS) {
    await expectNoProblems(page, part, look);
  }
  await backToDesk(page);
}

/** The same of an open dialog, in the theme that it was opened in: the portal draws everything anew when that changes, without the dialog. */
export async function expectDialogAccessible(
  page: Page,
  { colorScheme = 'light' }: { colorScheme?: 'light' | 'dark' } = {},
): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  for (const { width } of LOOKS) {
    await expectNoProblems(page, '[role=dialog]', {
      width,
      colorScheme,
    });
  }
  await page.setViewportSize(DESK);
}
