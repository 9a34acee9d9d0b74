import { expect, type Page } from '@playwright/test';

/** Moves the focus on until it is at what carries this text. */
export async function tabTo(page: Page, text: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      () => document.activeElement?.textContent,
    );
    expect(focused).toMatch(text);
  }).toPass({ intervals: [0], timeout: 15_000 });
}
