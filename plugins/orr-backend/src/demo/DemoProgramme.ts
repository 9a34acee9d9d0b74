import { randomUUID } from 'node:crypto';
import { addDays, dayOf, ProgrammeDocument } from 'backstage-plugin-orr-common';
import { ExemptionService } from '../service/ExemptionService';
import { ProgrammeService } from '../service/ProgrammeService';
import { demoCredentials } from './demoCredentials';
import { DemoPeople } from './DemoPeople';

const ADMIN = 'user:default/ines.laurent';
const SPONSOR = 'user:default/grace.kim';
const OWNER = 'group:default/reliability';
const TARGET_DAYS = 120;
const DAY_MS = 24 * 60 * 60 * 1000;

const WHY = `Customers notice outages before we do, and the same causes come back. In the last peak season **three of five**
long outages began in services that nobody had a way to roll back.

A readiness review takes a team an afternoon. It finds the gaps while they are cheap to close.`;

const MEASURES = `- Every service in scope has a decision that is no older than a year.
- No high risk is open for more than 30 days without an owner and a date.
- Outages that a review should have prevented: none after the target date.`;

/** Something that happens at an instant. @internal */
export interface DemoStep {
  at: Date;
  play: () => Promise<void>;
}

/** An exemption that a team has asked for, so many days ago. */
interface DemoExemption {
  entityName: string;
  reason: string;
  askedAgo: number;
  untilIn: number;
  approved?: { ago: number; note: string };
}

const EXEMPTIONS: readonly DemoExemption[] = [
  {
    entityName: 'price-labels',
    reason:
      'The printers it talks to are replaced; the service is switched off with them.',
    askedAgo: 24,
    untilIn: 60,
    approved: { ago: 20, note: 'Fine until the printers are gone.' },
  },
  {
    entityName: 'article-search',
    reason:
      'Moves to the new search platform this quarter. A review now would judge what is about to go.',
    askedAgo: 3,
    untilIn: 90,
  },
];

function documentFor(today: string): ProgrammeDocument {
  return {
    title: 'Ready for peak season',
    why: WHY,
    measures: MEASURES,
    scope: {
      $any: [
        { 'spec.lifecycle': 'production' },
        { 'metadata.labels.tier': { $in: ['tier-1', 'tier-2'] } },
      ],
    },
    targetDate: addDays(today, TARGET_DAYS),
    ownerRef: OWNER,
    sponsorRef: SPONSOR,
    tierOrder: ['tier-1', 'tier-2', 'tier-3'],
  };
}

/** Sets up the programme of the example organisation, and has two teams ask for exemptions. @internal */
export class DemoProgramme {
  readonly #programme: ProgrammeService;
  readonly #exemptions: ExemptionService;
  readonly #people: DemoPeople;
  readonly #timeZone: string;

  constructor(options: {
    programme: ProgrammeService;
    exemptions: ExemptionService;
    people: DemoPeople;
    timeZone: string;
  }) {
    this.#programme = options.programme;
    this.#exemptions = options.exemptions;
    this.#people = options.people;
    this.#timeZone = options.timeZone;
  }

  /** At the beginning of the year, so that nothing moves when it has passed. */
  async setUp(now: Date): Promise<void> {
    const credentials = demoCredentials(ADMIN);
    const { programme } = await this.#programme.getProgramme({ credentials });
    if (programme) {
      // A run that was stopped has come this far.
      return;
    }
    await this.#programme.updateProgramme(
      {
        mutationId: randomUUID(),
        revision: 0,
        document: documentFor(dayOf(now, this.#timeZone)),
      },
      { credentials },
    );
  }

  /** What happens around exemptions, each at its time; of entities that there are. */
  actsOn(
    entities: { name: string; entityRef: string; ownerRefs: string[] }[],
    now: Date,
  ): DemoStep[] {
    return EXEMPTIONS.flatMap(exemption => {
      const { entityName, askedAgo, approved } = exemption;
      const entity = entities.find(({ name }) => name === entityName);
      const [askerRef] = entity ? this.#people.behind(entity.ownerRefs) : [];
      const [deciderRef] = this.#people
        .behind([OWNER])
        .filter(ref => ref !== askerRef);
      if (!entity || !askerRef || !deciderRef) {
        return [];
      }
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
      const until = addDays(dayOf(now, this.#timeZone), exemption.untilIn);
      let asked: { id: string; revision: number };
      return [
        {
          at: ago(askedAgo),
          play: async () => {
            asked = await this.#ask(exemption, { ...entity, askerRef, until });
          },
        },
        ...(approved
          ? [
              {
                at: ago(approved.ago),
                play: () => this.#approve(asked, deciderRef, approved.note),
              },
            ]
          : []),
      ];
    });
  }

  async #ask(
    { reason }: DemoExemption,
    about: { entityRef: string; askerRef: string; until: string },
  ): Promise<{ id: string; revision: number }> {
    return this.#exemptions.requestExemption(
      {
        mutationId: randomUUID(),
        entityRef: about.entityRef,
        reason,
        until: about.until,
      },
      { credentials: demoCredentials(about.askerRef) },
    );
  }

  async #approve(
    { id, revision }: { id: string; revision: number },
    deciderRef: string,
    note: string,
  ): Promise<void> {
    await this.#exemptions.decideExemption(
      {
        mutationId: randomUUID(),
        exemptionId: id,
        revision,
        outcome: 'approved',
        note,
      },
      { credentials: demoCredentials(deciderRef) },
    );
  }
}
