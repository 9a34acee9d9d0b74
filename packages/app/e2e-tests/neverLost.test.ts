import { startLaunchReview, storedNotes } from './support/launchReview';
import { signIn, signOutAndIn } from './support/persona';
import { bareTest as test, expect } from './support/portal';
import { createPortalStorage } from './support/portalStorage';
import { openCard, savingLine, typeNote } from './support/questionnaire';
import { startPortal, type Portal } from './support/startPortal';

/** Nothing that was typed is lost, whatever happens between the keyboard and the database. */
test.describe('never lost', () => {
  test.describe.configure({ mode: 'serial' });

  let portal: Portal;
  let removeStorage: () => Promise<void>;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    const { project } = test.info();
    const { portalDatabase } = project.use as {
      portalDatabase: 'sqlite' | 'postgres';
    };
    const { storage, remove } = await createPortalStorage(portalDatabase);
    removeStorage = remove;
    portal = await startPortal({
      storage,
      // Signing keys in memory: after a restart no token of before is worth anything.
      config: { 'auth.keyStore.provider': 'memory' },
    });
  });

  test.afterAll(async () => {
    await portal?.stop();
    await removeStorage?.();
  });

  test('a minute without a network, with a reload in it', async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const review = await startLaunchReview(portal.baseUrl, 'checkout-api');
    const [first, second, third] = review.questions;
    await page.clock.install();
    await page.goto(portal.baseUrl);
    await signIn(page, 'Nadia Haddad');
    await page.goto(portal.baseUrl + review.path);
    await typeNote(page, first, 'Before the tunnel');
    await page.clock.runFor(1_000);
    await expect(savingLine(page, /^Saved/)).toBeVisible();

    await context.setOffline(true);
    await typeNote(page, first, ', in the tunnel');
    await typeNote(page, second, 'Typed in the tunnel');
    await page.clock.runFor(60_000);
    await expect(savingLine(page, 'Offline, 2 answers queued')).toBeVisible();
    expect(await storedNotes(portal.baseUrl, review.reviewId)).toEqual({
      [first.id]: 'Before the tunnel',
    });

    await context.setOffline(false);
    await expect(savingLine(page, /^Saved/)).toBeVisible();
    const notes = {
      [first.id]: 'Before the tunnel, in the tunnel',
      [second.id]: 'Typed in the tunnel',
    };
    await expect
      .poll(() => storedNotes(portal.baseUrl, review.reviewId))
      .toEqual(notes);

    // Every request of ours fails, and the page is loaded anew: what was typed is there, and is sent.
    await page.route('**/answers/*', route => route.abort());
    await typeNote(page, third, 'Typed before the reload');
    await page.clock.runFor(1_000);
    await expect(savingLine(page, 'Offline, 1 answer queued')).toBeVisible();
    await page.unroute('**/answers/*');
    await page.reload();
    await expect(
      (
        await openCard(page, third)
      ).getByRole('textbox', {
        name: 'Note',
        exact: true,
      }),
    ).toHaveValue('Typed before the reload');
    await expect
      .poll(() => storedNotes(portal.baseUrl, review.reviewId))
      .toEqual({ ...notes, [third.id]: 'Typed before the reload' });
  });

  test('a backend that is killed in the middle, and a sign-in that is worth nothing afterwards', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const review = await startLaunchReview(portal.baseUrl, 'payment-gateway');
    const [first, second] = review.questions;
    await page.goto(portal.baseUrl);
    await signIn(page, 'Nadia Haddad');
    await page.goto(portal.baseUrl + review.path);
    await typeNote(page, first, 'Before the crash');
    await expect(savingLine(page, /^Saved/)).toBeVisible();

    await portal.kill();
    await typeNote(page, first, ', during the crash');
    await typeNote(page, second, 'Typed during the crash');
    await expect(
      savingLine(page, /(Offline|does not answer), 2 answers queued/),
    ).toBeVisible();

    await portal.restart();
    await expect(
      savingLine(page, 'You are signed out; your answers are kept here'),
    ).toBeVisible({ timeout: 60_000 });
    expect(await storedNotes(portal.baseUrl, review.reviewId)).toEqual({
      [first.id]: 'Before the crash',
    });
    await typeNote(page, second, ', and signed out');

    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(savingLine(page, /^Saved/)).toBeVisible();
    await expect
      .poll(() => storedNotes(portal.baseUrl, review.reviewId))
      .toEqual({
        [first.id]: 'Before the crash, during the crash',
        [second.id]: 'Typed during the crash, and signed out',
      });
  });

  test('what one person typed is neither shown to nor sent by the next at the same browser', async ({
    page,
  }) => {
    const review = await startLaunchReview(portal.baseUrl, 'invoice-archive');
    const [first] = review.questions;
    await page.goto(portal.baseUrl);
    await signIn(page, 'Nadia Haddad');
    await page.goto(portal.baseUrl + review.path);
    await page.route('**/answers/*', route => route.abort());
    await typeNote(page, first, 'Only for Nadia');
    await expect(savingLine(page, 'Offline, 1 answer queued')).toBeVisible();

    const signInAs = async (name: string) => {
      await signOutAndIn(page, name);
      await page.goto(portal.baseUrl + review.path);
    };
    await page.unroute('**/answers/*');
    await page.route('**/answers/*', route =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await signInAs('Tom Becker');
    const card = await openCard(page, first);
    await expect(card.getByText('Only for Nadia')).toBeHidden();
    await expect(
      card.getByRole('button', { name: /^Add a note/ }),
    ).toBeVisible();
    await page.unroute('**/answers/*');
    await page.reload();
    await openCard(page, first);
    expect(await storedNotes(portal.baseUrl, review.reviewId)).toEqual({});

    await signInAs('Nadia Haddad');
    await expect
      .poll(() => storedNotes(portal.baseUrl, review.reviewId))
      .toEqual({ [first.id]: 'Only for Nadia' });
  });
});
