import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  addDays,
  dayOf,
  DeskPage,
  MyReadiness,
  nextDue,
  orrReadinessReadPermission,
  OwnedRow,
  ParsedOperationInput,
  Standing,
  WaitingPage,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import {
  ReadinessListItem,
  ReadinessListModel,
} from '../../database/ReadinessListModel';
import { StoredReadiness } from '../../database/readinessRows';
import { MyReadinessService } from '../MyReadinessService';
import { RequestOptions } from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { DeskList } from './DeskList';
import { WaitingList } from './WaitingList';
import { WaitingPerson } from './WaitingPerson';

const SHOWN = 20;
const DUE_DAYS = 60;
const OWED: Standing[] = ['notReady', 'neverReviewed', 'overdue'];

/** @internal */
export interface DefaultMyReadinessServiceOptions {
  auth: AuthService;
  userInfo: UserInfoService;
  clock: OrrClock;
  groups: DatabaseGroupStore;
  readiness: DatabaseReadinessStore;
  readinessList: ReadinessListModel;
  visibility: EntityVisibility;
  deskList: DeskList;
  waitingList: WaitingList;
  timeZone: string;
}

/** Reads what asks something of the caller; visibility is part of every query. @internal */
export class DefaultMyReadinessService implements MyReadinessService {
  readonly #options: DefaultMyReadinessServiceOptions;

  constructor(options: DefaultMyReadinessServiceOptions) {
    this.#options = options;
  }

  async listWaiting(
    input: ParsedOperationInput<'listWaiting'>['query'],
    options: RequestOptions,
  ): Promise<WaitingPage> {
    const person = await this.#person(options.credentials);
    return this.#options.waitingList.list(input, person, options);
  }

  async listDesk(
    input: ParsedOperationInput<'listDesk'>['query'],
    options: RequestOptions,
  ): Promise<DeskPage> {
    const person = await this.#person(options.credentials);
    return this.#options.deskList.list(input, person, options);
  }

  async getMyReadiness(options: RequestOptions): Promise<MyReadiness> {
    const { clock, timeZone, visibility } = this.#options;
    const { ownRefs } = await this.#person(options.credentials);
    const today = dayOf(clock.now(), timeZone);
    const until = addDays(today, DUE_DAYS);
    const mine: ReadinessListFilter = {
      visibility: await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
      requiredOnly: true,
      ownerRefs: ownRefs,
    };
    const owed = await this.#first({ ...mine, standings: OWED });
    const fallsDue = await this.#first({
      ...mine,
      due: { from: today, to: until },
    });
    const standings = await this.#options.readiness.listCounted([
      ...new Set(
        [...owed.items, ...fallsDue.items].map(({ entityId }) => entityId),
      ),
    ]);
    return {
      ownerRefs: ownRefs,
      requiredItems: owed.requiredItems,
      owed: {
        items: owed.items.map(item => toRow(item, standings)),
        totalItems: owed.totalItems,
      },
      fallsDue: {
        items: fallsDue.items.map(item => toRow(item, standings)),
        totalItems: fallsDue.totalItems,
        until,
      },
    };
  }

  async #person(credentials: BackstageCredentials): Promise<WaitingPerson> {
    const { auth, groups, userInfo } = this.#options;
    const userRef = userRefOf(auth, credentials);
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const ownRefs = [
      ...new Set(
        [userRef, ...ownershipEntityRefs].map(ref =>
          ref.toLocaleLowerCase('en-US'),
        ),
      ),
    ];
    return {
      userRef,
      ownRefs,
      groupRefs: await groups.ancestorsOf(
        ownRefs.filter(ref => ref.startsWith('group:')),
      ),
    };
  }

  /** Those that come first, how many there are, and how many there would be of any standing. */
  async #first(filter: ReadinessListFilter): Promise<{
    items: ReadinessListItem[];
    totalItems: number;
    requiredItems: number;
  }> {
    const { readinessList } = this.#options;
    const found = await readinessList.listPage({
      filter,
      order: { sort: 'due', direction: 'asc' },
      limit: SHOWN,
    });
    const counts = await readinessList.countStandings(filter);
    const counted = Object.entries(counts).filter(
      ([standing]) => !filter.standings || filter.standings.includes(standing),
    );
    return {
      items: found.slice(0, SHOWN),
      totalItems: sumOf(counted.map(([, count]) => count)),
      requiredItems: sumOf(Object.values(counts)),
    };
  }
}

/** With what is due on the day that is kept of the entity; nothing where its standings have moved on meanwhile. */
function toRow(
  { entityId, entity, headline, openReviews }: ReadinessListItem,
  standings: StoredReadiness[],
): OwnedRow {
  const next = nextDue(
    standings.filter(standing => standing.entityId === entityId),
  );
  return {
    entity,
    ...headline,
    dueFor: next && next.on === headline.dueOn ? next.causes : undefined,
    openReviews,
  };
}

function sumOf(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
