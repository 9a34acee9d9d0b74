import { freePort } from '../../../../scripts/process/ports.mjs';
import { requestsAs, signIn } from '../../../app/e2e-tests/support/persona';
import { expect } from '../../../app/e2e-tests/support/portal';
import {
  createPortalStorage,
  type PortalDatabase,
} from '../../../app/e2e-tests/support/portalStorage';
import {
  type Portal,
  startPortal,
} from '../../../app/e2e-tests/support/startPortal';

/** What the master sends its events with. */
export const TOKEN = 'a-token-of-the-master-and-of-nobody-else';
const KIOSK = '/api/orr/entities/component/default/parcel-kiosk';
const TAB = '/catalog/default/component/parcel-kiosk/operational-readiness';

type Page = Parameters<typeof signIn>[0];
type PlaceOfData = Awaited<ReturnType<typeof createPortalStorage>>;

/** How a portal knows the master: what the master calls its address, and the one that the portal asks. */
interface Master {
  publicUrl: string;
  baseUrl: string;
}

function settingsOf(
  master: Master,
): NonNullable<Parameters<typeof startPortal>[0]['config']> {
  return {
    'catalog.locations': [
      '../../examples/*.yaml',
      'e2e-tests/support/buildbotServices.yaml',
    ].map(target => ({ type: 'file', target })),
    'backend.auth.externalAccess': [
      {
        type: 'static',
        options: { token: TOKEN, subject: 'buildbot' },
        accessRestrictions: [
          { plugin: 'orr', permission: ['orr.deployment.record'] },
        ],
      },
    ],
    'orr.buildbot.instances': [{ name: 'main', ...master }],
    'orr.sources.poll.intervalMinutes': 1,
    // The time of a run that was killed goes by before the next one.
    'orr.sources.poll.schedule.frequency.seconds': 1,
    'orr.sources.poll.schedule.timeout.seconds': 30,
  };
}

/** A portal with the service whose builds the master makes, which keeps its address and data while it is started anew. */
export class KioskPortal {
  readonly baseUrl: string;
  readonly #place: PlaceOfData;
  readonly #port: number;
  #portal: Portal | undefined;

  private constructor(place: PlaceOfData, port: number) {
    this.#place = place;
    this.#port = port;
    this.baseUrl = `http://localhost:${port}`;
  }

  /** Not started yet. */
  static async on(database: PortalDatabase): Promise<KioskPortal> {
    const place = await createPortalStorage(database);
    return new KioskPortal(place, Number(await freePort()));
  }

  async start(master: Master): Promise<void> {
    await this.#portal?.stop();
    this.#portal = await startPortal({
      storage: this.#place.storage,
      port: this.#port,
      config: settingsOf(master),
    });
  }

  kill = () => this.#portal!.kill();
  /** As it was started. */
  revive = () => this.#portal!.restart();
  logTail = () => this.#portal?.logTail() ?? '';

  async remove(): Promise<void> {
    await this.#portal?.stop();
    await this.#place.remove();
  }

  /** The deployments of the service. */
  async deployments(): Promise<any[]> {
    const nadia = await requestsAs(this.baseUrl, 'Nadia Haddad');
    const { items } = await nadia.call('GET', `${KIOSK}/deployments`);
    return items;
  }

  /** The owner presses “Check now”, which does something once in thirty seconds. */
  async checkNow(): Promise<void> {
    const nadia = await requestsAs(this.baseUrl, 'Nadia Haddad');
    await nadia.call('POST', `${KIOSK}/deploy-health/check`, {});
  }

  /** What the sources of the service say of themselves. */
  async sources(): Promise<any[]> {
    return (await this.#health()).sources;
  }

  /** All numbers of production; not the instants at which a portal found them out. */
  async numbers() {
    const { tiers, isStale } = await this.#health();
    return {
      isStale,
      tiers: tiers.map(({ health: { asOf, ...health }, ...tier }: any) => ({
        ...tier,
        health: {
          ...health,
          coverage: { ...health.coverage, from: undefined },
        },
      })),
    };
  }

  /** Shows the tab of the service to its owner, who wants to see each deployment, the newest first. */
  async showTab(page: Page, outcomes: string[]): Promise<void> {
    await page.goto(this.baseUrl);
    await signIn(page, 'Nadia Haddad');
    await page.goto(this.baseUrl + TAB);
    const production = page.getByRole('region', { name: 'Production' });
    await expect(production).toBeVisible({ timeout: 60_000 });
    await page
      .getByRole('button', { name: 'Show latest deployments' })
      .press('Enter');
    const rows = page
      .getByRole('table', { name: 'Latest deployments' })
      .getByRole('row');
    await expect(rows).toHaveCount(outcomes.length + 1);
    for (const [index, outcome] of outcomes.entries()) {
      await expect(rows.nth(index + 1)).toContainText(outcome);
    }
  }

  async #health() {
    const nadia = await requestsAs(this.baseUrl, 'Nadia Haddad');
    return nadia.call('GET', `${KIOSK}/deploy-health`);
  }
}
