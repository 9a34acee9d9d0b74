import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from 'backstage-plugin-orr-common';
import { CampaignRound } from '../service/campaign/CampaignRound';
import {
  CampaignService,
  CreateCampaignInput,
} from '../service/CampaignService';
import { demoCredentials } from './demoCredentials';
import { DemoStep } from './DemoProgramme';

const DAY_MS = 24 * 60 * 60 * 1000;
const credentials = demoCredentials('user:default/ines.laurent');

interface DemoCampaign {
  title: string;
  brief: string;
  questionIds: string[];
  tier: string;
  startedAgo: number;
  /** How many days after its start it is to be done. */
  days: number;
  endedAgo?: number;
}

const CHECKLIST = 'service-launch-readiness';
const CAMPAIGNS: readonly DemoCampaign[] = [
  {
    title: 'Survive the loss of a zone',
    brief: `In March a zone was gone for 40 minutes, and the checkout with it. **Two teams had the same gap and did not know.**

Say for your service what happens when a zone is gone, or plan what has to change. Reliability helps: ask in #reliability.`,
    questionIds: ['zone-loss'],
    tier: 'tier-1',
    startedAgo: 20,
    days: 45,
  },
  {
    title: 'Know your dependencies',
    brief:
      'After the outage of the payment provider last winter: what do you depend on, and what do you do without it?',
    questionIds: ['system-picture', 'dependency-failures'],
    tier: 'tier-2',
    startedAgo: 120,
    days: 60,
    endedAgo: 55,
  },
];

/** Two campaigns of the example organisation: one that runs, and one that has ended. @internal */
export class DemoCampaigns {
  readonly #campaigns: CampaignService;
  readonly #round: CampaignRound;
  readonly #tierLabel: string | undefined;
  readonly #timeZone: string;

  constructor(options: {
    campaignService: CampaignService;
    campaignRound: CampaignRound;
    /** The label of entities that says their tier. */
    tierLabel: string | undefined;
    timeZone: string;
  }) {
    this.#campaigns = options.campaignService;
    this.#round = options.campaignRound;
    this.#tierLabel = options.tierLabel;
    this.#timeZone = options.timeZone;
  }

  /** What happens around campaigns, each at its time; nothing where the organisation has other checklists or tiers. */
  actsOn(checklists: { id: string }[], now: Date): DemoStep[] {
    if (!this.#tierLabel || !checklists.some(({ id }) => id === CHECKLIST)) {
      return [];
    }
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    return CAMPAIGNS.flatMap((campaign): DemoStep[] => {
      const { startedAgo, endedAgo } = campaign;
      let started: { id: string; revision: number } | undefined;
      const at = ago(startedAgo);
      const end = async () => {
        if (started) {
          await this.#move(started, 'end');
        }
      };
      return [
        {
          at,
          play: async () => {
            started = await this.#start(campaign, at);
          },
        },
        ...(endedAgo === undefined ? [] : [{ at: ago(endedAgo), play: end }]),
      ];
    });
  }

  async #start(
    { title, brief, questionIds, tier, days }: DemoCampaign,
    at: Date,
  ): Promise<{ id: string; revision: number } | undefined> {
    const scope = {
      [`metadata.labels.${this.#tierLabel}`]: tier,
    } as CreateCampaignInput['scope'];
    const about = { checklistId: CHECKLIST, questionIds, scope };
    const { entities } = await this.#campaigns.previewCampaign(about, {
      credentials,
    });
    if (!entities) {
      return undefined;
    }
    const startsOn = dayOf(at, this.#timeZone);
    const draft = await this.#campaigns.createCampaign(
      {
        ...about,
        mutationId: randomUUID(),
        title,
        brief,
        ownerRef: 'group:default/reliability',
        startsOn,
        dueOn: addDays(startsOn, days),
      },
      { credentials },
    );
    const started = await this.#move(draft, 'start');
    // Owners were told when it began.
    await this.#round.runOnce(at);
    return started;
  }

  async #move(
    { id, revision }: { id: string; revision: number },
    act: 'start' | 'end',
  ): Promise<{ id: string; revision: number }> {
    return this.#campaigns.moveCampaign(
      { mutationId: randomUUID(), campaignId: id, revision, act },
      { credentials },
    );
  }
}
