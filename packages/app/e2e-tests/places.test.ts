import {
  expectAccessible,
  expectDialogAccessible,
} from './support/accessibility';
import { requestsAs, signIn } from './support/persona';
import { expect, test } from './support/portal';

const TAB = '/catalog/default/component/checkout-api/operational-readiness';

const HIDDEN = 'component:default/fraud-scoring';

/** The index is made a while after the start, and then every minute. */
const INDEXED = { timeout: 120_000 };

test.describe('where people already are', () => {
  test.setTimeout(240_000);

  test('an override of the gate is begun, said and ended on the tab', async ({
    page,
  }) => {
    await signIn(page, 'Grace Kim');
    await page.goto(TAB);
    await page.getByRole('button', { name: 'More readiness actions' }).click();
    await page
      .getByRole('menuitem', { name: 'Override the release gate…' })
      .click();
    await expectDialogAccessible(page);
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: /Why the release cannot wait/ })
      .fill('The shop is down, and this release mends it');
    await dialog.getByRole('button', { name: 'Override the gate' }).click();

    const notice = page.getByRole('region', {
      name: 'Release gate overridden',
    });
    await expect(notice).toContainText('Grace Kim lets releases go on until');
    await expect(notice).toContainText('this release mends it');
    await expectAccessible(page);

    await notice.getByRole('button', { name: 'End the override…' }).click();
    await expectDialogAccessible(page);
    await page.getByRole('button', { name: 'End the override' }).click();
    await expect(notice).toHaveCount(0);
  });

  test('a badge shows the standing to who is not signed in, until it is revoked', async ({
    page,
    request,
  }) => {
    await signIn(page, 'Nadia Haddad');
    await page.goto(TAB);
    await page.getByRole('button', { name: 'More readiness actions' }).click();
    await page.getByRole('menuitem', { name: 'Badges…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mint a badge' }).click();
    const markdown = await dialog
      .getByRole('textbox', { name: 'Markdown of the badge' })
      .inputValue();
    await expect(
      dialog.getByRole('img', { name: 'The badge as others see it' }),
    ).toBeVisible();
    await expectDialogAccessible(page);

    const [, url] = /\]\((\S+\.svg)\)/.exec(markdown)!;
    const picture = await request.get(url);
    expect(picture.status()).toBe(200);
    expect(await picture.text()).toContain(
      '<title id="t">Operational readiness: Never reviewed</title>',
    );

    await dialog.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke the badge' }).click();
    await expect(
      dialog.getByRole('list', { name: 'Revoked badges' }),
    ).toContainText('Nadia Haddad');
    expect((await request.get(url)).status()).toBe(404);
  });

  test('the search of the portal says where an entity stands, and hides what the catalog hides', async ({
    page,
    portal,
  }) => {
    const find = async (who: string): Promise<string[]> => {
      const { send } = await requestsAs(portal.baseUrl, who);
      const response = await send(
        'GET',
        '/api/search/query?term=fraud&types[0]=operational-readiness',
      );
      const { results } = await response.json();
      return results.map(({ document }: any) => document.entityRef);
    };
    await expect.poll(() => find('Rosa Lindqvist'), INDEXED).toContain(HIDDEN);
    expect(await find('Nadia Haddad')).not.toContain(HIDDEN);

    await signIn(page, 'Rosa Lindqvist');
    await page.goto('/search?query=fraud&types[]=operational-readiness');
    const result = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Fraud Scoring' }) });
    await expect(result).toContainText('Never reviewed');
    await expect(result).toContainText('As it stood');
    await result.getByRole('link', { name: 'Fraud Scoring' }).click();
    await expect(page).toHaveURL(/fraud-scoring\/operational-readiness/);
  });
});
