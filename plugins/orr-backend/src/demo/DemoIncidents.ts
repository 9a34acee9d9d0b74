import { randomUUID } from 'node:crypto';
import { EntityIncident, WouldHaveHelped } from 'backstage-plugin-orr-common';
import { IncidentService } from '../service/IncidentService';
import { demoCredentials } from './demoCredentials';
import { DemoPeople } from './DemoPeople';

/** What a team of the demo said of its incidents, from the newest closed one on; nothing of what is left out. */
interface Hindsight {
  questionId?: string;
  wouldHaveHelped: WouldHaveHelped;
  note?: string;
}

const CHECKLIST = 'service-launch-readiness';

const SAID: Record<string, (Hindsight | undefined)[]> = {
  'checkout-api': [
    {
      questionId: 'gradual-release',
      wouldHaveHelped: 'yes',
      note: 'It went to everybody at once. A first step of one in a hundred would have shown it.',
    },
  ],
  'payment-gateway': [
    undefined,
    {
      wouldHaveHelped: 'notAsked',
      note: 'Which limits of the payment provider do you come close to?',
    },
    {
      questionId: 'alerting',
      wouldHaveHelped: 'partly',
      note: 'The alert was there, and went to a channel that nobody reads at night.',
    },
  ],
};

/** Looks back at incidents of the demo, as a member of the team that owns what they hurt. @internal */
export class DemoIncidents {
  readonly #incidents: IncidentService;
  readonly #people: DemoPeople;

  constructor(options: {
    incidentService: IncidentService;
    people: DemoPeople;
  }) {
    this.#incidents = options.incidentService;
    this.#people = options.people;
  }

  async lookBack(
    entities: { name: string; entityRef: string; ownerRefs: string[] }[],
  ): Promise<void> {
    for (const { name, entityRef, ownerRefs } of entities) {
      const [userRef] = this.#people.behind(ownerRefs);
      if (userRef && Object.hasOwn(SAID, name)) {
        await this.#sayOf(entityRef, SAID[name], userRef);
      }
    }
  }

  async #sayOf(
    entityRef: string,
    said: (Hindsight | undefined)[],
    userRef: string,
  ): Promise<void> {
    const options = { credentials: demoCredentials(userRef) };
    const { items } = await this.#incidents.listEntityIncidents(
      { entityRef, limit: 50 },
      options,
    );
    const closed = items.filter(({ resolvedAt }) => resolvedAt !== undefined);
    for (const [index, incident] of closed.entries()) {
      const hindsight = said[index];
      if (hindsight) {
        await this.#incidents.recordIncidentFinding(
          { ...toInput(hindsight, incident), entityRef },
          options,
        );
      }
    }
  }
}

function toInput(hindsight: Hindsight, { id }: EntityIncident) {
  return {
    mutationId: randomUUID(),
    incidentId: id,
    revision: 0,
    ...hindsight,
    ...(hindsight.questionId && { checklistId: CHECKLIST }),
  };
}
