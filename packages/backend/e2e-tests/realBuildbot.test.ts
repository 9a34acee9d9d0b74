import { findChromium } from '../../../scripts/browser/findChromium.mjs';
import { freePort } from '../../../scripts/process/ports.mjs';
import { bareTest as test, expect } from '../../app/e2e-tests/support/portal';
import { type PortalDatabase } from '../../app/e2e-tests/support/portalStorage';
import { BuildbotMaster, whyWithoutBuildbot } from './support/BuildbotMaster';
import { KioskPortal, TOKEN } from './support/kioskPortal';

/** A portal asks once a minute, on a machine that may be busy. */
const PATIENT = { timeout: 150_000, intervals: [500] };
const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
].map(digit => digit.repeat(40));

const iso = (seconds: number | null) =>
  seconds === null ? null : new Date(seconds * 1000).toISOString();

/** What the master says of its builds, as a portal has to show it; the newest first. */
async function builtBy(master: BuildbotMaster, ...revisions: string[]) {
  const builds = await master.builds();
  expect(builds).toHaveLength(revisions.length);
  return builds.reverse().map(build => {
    const { number, started_at: start, complete_at: end, results } = build;
    const outcome = results === 0 ? 'succeeded' : 'failed';
    return {
      url: `${master.baseUrl}/#/builders/1/builds/${number}`,
      revision: revisions[number - 1],
      outcome: end === null ? 'running' : outcome,
      startedAt: iso(start),
      finishedAt: iso(end),
      environment: 'production',
      tier: 'production',
      provider: 'buildbot',
      instance: 'main',
      kind: 'deploy',
      ref: 'main',
    };
  });
}

/** The same of what a portal shows. Builds of the same second have no order. */
async function shownBy(portal: KioskPortal) {
  const numberOf = ({ url }: { url: string }) => Number(url.split('/').at(-1));
  return (await portal.deployments())
    .map(({ id, artifact, supersededAt, happenedAt, ...shown }) => shown)
    .sort((a, b) => numberOf(b) - numberOf(a));
}

async function expectSource(portal: KioskPortal, state: 'down' | 'ok') {
  await expect(async () =>
    expect(await portal.sources()).toContainEqual(
      expect.objectContaining({ provider: 'buildbot', state }),
    ),
  ).toPass(PATIENT);
}

async function expectShown(
  portal: KioskPortal,
  builds: object[],
  { hastened = false } = {},
) {
  await expect(async () => {
    if (hastened) {
      await portal.checkNow();
    }
    expect(await shownBy(portal)).toEqual(builds);
  }).toPass(PATIENT);
}

async function expectSameNumbers(
  [first, second]: [KioskPortal, KioskPortal],
  counts: Record<string, number>,
) {
  await expect(async () => {
    const numbers = await first.numbers();
    expect(numbers.tiers[0].health.counts).toMatchObject(counts);
    expect(await second.numbers()).toEqual(numbers);
  }).toPass(PATIENT);
}

const isWithoutBrowser =
  !findChromium() && process.env.ORR_ALLOW_NO_BROWSER === '1';

test.describe('a real Buildbot', () => {
  const why = whyWithoutBuildbot();
  const isRequired = process.env.ORR_REQUIRE_REAL_TOOLS === '1';
  test.skip(why !== undefined && !isRequired, why);
  test.setTimeout(480_000);

  for (const [byPush, byPoll] of [
    ['sqlite', 'postgres'],
    ['postgres', 'sqlite'],
  ] satisfies [PortalDatabase, PortalDatabase][]) {
    test(`tells a portal on ${byPush} and is asked by one on ${byPoll}; both know the same, also after they were killed`, async ({
      playwright,
    }, testInfo) => {
      const told = await KioskPortal.on(byPush);
      const asking = await KioskPortal.on(byPoll);
      const master = await BuildbotMaster.start({
        eventsUrl: `${told.baseUrl}/api/orr/events/buildbot`,
        token: TOKEN,
      });
      const publicUrl = master.baseUrl;
      const nobody = `http://127.0.0.1:${await freePort()}`;
      try {
        await Promise.all([
          told.start({ publicUrl, baseUrl: nobody }),
          asking.start({ publicUrl, baseUrl: publicUrl }),
        ]);
        // Who has asked knows whose builds it is told of. What it is told of before, only asking brings.
        await expectSource(told, 'down');

        await test.step('the same builds, by push alone and by poll alone', async () => {
          await master.build('pass', FIRST);
          await master.build('fail', SECOND);
          await master.build('pass', THIRD);
          const builds = await builtBy(master, FIRST, SECOND, THIRD);
          expect(builds.map(({ outcome }) => outcome)).toEqual([
            'succeeded',
            'failed',
            'succeeded',
          ]);
          await expectShown(told, builds);
          await expectShown(asking, builds, { hastened: true });
          await expectSource(told, 'down');
          await expectSource(asking, 'ok');
        });

        await test.step('asked besides, the first portal has nothing twice and the same numbers', async () => {
          await told.start({ publicUrl, baseUrl: publicUrl });
          await expectSameNumbers([told, asking], { succeeded: 2, failed: 1 });
          await expectShown(told, await builtBy(master, FIRST, SECOND, THIRD));
        });

        await test.step('killed in the middle of a build, they find out how it went on', async () => {
          const build = await master.beginBuild('fail', FOURTH);
          const begun = await builtBy(master, FIRST, SECOND, THIRD, FOURTH);
          expect(begun[0].outcome).toBe('running');
          await Promise.all([
            expectShown(told, begun),
            expectShown(asking, begun, { hastened: true }),
          ]);
          await Promise.all([told.kill(), asking.kill()]);
          await build.letGo();
          await master.build('pass', FIFTH);
          await Promise.all([told.revive(), asking.revive()]);
          const builds = await builtBy(
            master,
            FIRST,
            SECOND,
            THIRD,
            FOURTH,
            FIFTH,
          );
          expect(builds[1].outcome).toBe('failed');
          await Promise.all([
            expectShown(told, builds),
            expectShown(asking, builds),
          ]);
          await expectSameNumbers([told, asking], { succeeded: 3, failed: 2 });
        });

        await test.step('and the first one goes on being told, which its tab shows', async () => {
          await master.build('fail', SIXTH);
          const [last] = await builtBy(
            master,
            FIRST,
            SECOND,
            THIRD,
            FOURTH,
            FIFTH,
            SIXTH,
          );
          await expect(async () =>
            expect((await shownBy(told))[0]).toEqual(last),
          ).toPass(PATIENT);
          if (!isWithoutBrowser) {
            const browser = await playwright.chromium.launch();
            const page = await browser.newPage();
            const [failed, succeeded] = ['Failed', 'Succeeded'];
            await told.showTab(page, [
              failed,
              succeeded,
              failed,
              succeeded,
              failed,
              succeeded,
            ]);
            await page.screenshot({
              path: testInfo.outputPath('tab.png'),
              fullPage: true,
            });
            await browser.close();
          }
        });
      } catch (error) {
        process.stdout.write(
          `The end of the logs:\n${[told, asking, master]
            .map(one => one.logTail())
            .join('\n---\n')}\n`,
        );
        throw error;
      } finally {
        await Promise.all([told.remove(), asking.remove(), master.stop()]);
      }
    });
  }
});
