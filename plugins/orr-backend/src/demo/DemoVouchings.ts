import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from 'backstage-plugin-orr-common';
import { VouchingService } from '../service/VouchingService';
import { demoCredentials } from './demoCredentials';
import { DemoPeople } from './DemoPeople';

/** What something that others are built on vouches for. */
interface DemoVouching {
  entityName: string;
  questionId: string;
  statement: string;
  url: string;
  /** Its last day, so many days from now. */
  untilIn: number;
}

const CHECKLIST = 'service-launch-readiness';

const VOUCHINGS: readonly DemoVouching[] = [
  {
    entityName: 'main-cluster',
    questionId: 'zone-loss',
    statement:
      'Every workload runs in three zones. We take one away each quarter, and traffic leaves it without anybody acting.',
    url: 'https://docs.example.org/main-cluster/zones',
    untilIn: 180,
  },
  {
    entityName: 'node-service',
    questionId: 'diagnosis-telemetry',
    statement:
      'Every service made from it writes structured logs, counts requests, errors and durations, and passes traces on.',
    url: 'https://docs.example.org/node-service/telemetry',
    untilIn: 300,
  },
  {
    entityName: 'order-events',
    questionId: 'overload-protection',
    statement:
      'The stream limits each sender and keeps what is not read for seven days, so that no reader is flooded.',
    url: 'https://docs.example.org/order-events/limits',
    untilIn: 20,
  },
];

/** Has the platform team of the example organisation vouch for questions of what is built on what it runs. @internal */
export class DemoVouchings {
  readonly #vouchings: VouchingService;
  readonly #people: DemoPeople;
  readonly #timeZone: string;

  constructor(options: {
    vouchingService: VouchingService;
    people: DemoPeople;
    timeZone: string;
  }) {
    this.#vouchings = options.vouchingService;
    this.#people = options.people;
    this.#timeZone = options.timeZone;
  }

  /** Of entities that there are; today, since what is vouched for answers what nobody has answered. */
  async give(
    entities: { name: string; entityRef: string; ownerRefs: string[] }[],
    now: Date,
  ): Promise<void> {
    for (const vouching of VOUCHINGS) {
      const entity = entities.find(({ name }) => name === vouching.entityName);
      const [by] = entity ? this.#people.behind(entity.ownerRefs) : [];
      if (entity && by) {
        const { questionId, statement, url, untilIn } = vouching;
        await this.#vouchings.giveVouching(
          {
            mutationId: randomUUID(),
            voucherRef: entity.entityRef,
            checklistId: CHECKLIST,
            questionIds: [questionId],
            statement,
            url,
            validUntil: addDays(dayOf(now, this.#timeZone), untilIn),
          },
          { credentials: demoCredentials(by) },
        );
      }
    }
  }
}
