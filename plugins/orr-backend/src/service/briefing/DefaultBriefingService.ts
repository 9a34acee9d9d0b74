import {
  addDays,
  Briefing,
  DuePage,
  ParsedOperationInput,
  ReadinessChangePage,
  TeamBriefing,
} from 'backstage-plugin-orr-common';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { BriefingService } from '../BriefingService';
import { RequestOptions } from '../ReviewService';
import { BriefingParts } from './BriefingParts';
import { BriefingRisks } from './BriefingRisks';
import { BriefingTeams } from './BriefingTeams';
import { ComparedDays, ComparedPair } from './ComparedDays';
import { DueList } from './DueList';
import { ReadinessChanges } from './ReadinessChanges';

/** So much of each list stands in a document that people read; the rest is told as a number. */
const SHOWN = 20;
const SHOWN_ENTITIES = 50;
const SHOWN_NEXT = 10;
const EXPIRING_DAYS = 30;

/** @internal */
export interface DefaultBriefingServiceOptions {
  changes: ReadinessChanges;
  dueList: DueList;
  days: ComparedDays;
  parts: BriefingParts;
  risks: BriefingRisks;
  teams: BriefingTeams;
}

/** What of the organisation the caller may see, and for which days it is told. */
interface Told {
  visibility: VisibilityFilter;
  reviews: VisibilityFilter;
  days: ComparedPair;
  expiringUntil: string;
}

/**
 * Puts together what an operations review is to know. It authorises by itself, without a service around it: what may be seen
 * is part of every query.
 *
 * @internal
 */
export class DefaultBriefingService implements BriefingService {
  readonly #options: DefaultBriefingServiceOptions;

  constructor(options: DefaultBriefingServiceOptions) {
    this.#options = options;
  }

  async listReadinessChanges(
    query: ParsedOperationInput<'listReadinessChanges'>['query'],
    options: RequestOptions,
  ): Promise<ReadinessChangePage> {
    return this.#options.changes.list(query, options);
  }

  async listDue(
    query: ParsedOperationInput<'listDue'>['query'],
    options: RequestOptions,
  ): Promise<DuePage> {
    return this.#options.dueList.list(query, options);
  }

  async getBriefing(
    query: ParsedOperationInput<'getBriefing'>['query'],
    options: RequestOptions,
  ): Promise<Briefing> {
    const { changes, days, dueList, teams } = this.#options;
    const { today, now } = days;
    const { groupRefs, leftOut } = await teams.of(
      query.group,
      options.credentials,
    );
    const told: Told = {
      ...(await dueList.visibility(options)),
      days: days.of({ since: query.since }),
      expiringUntil: addDays(today, EXPIRING_DAYS),
    };
    const briefed: TeamBriefing[] = [];
    // One after the other: a document is read later than it is asked for, and others wait for the database too.
    for (const groupRef of groupRefs) {
      briefed.push(await this.#team(groupRef, told));
    }
    return {
      madeAt: now,
      today,
      since: told.days.since,
      expiringUntil: told.expiringUntil,
      historyFrom: await changes.historyFrom(),
      ...(await this.#together(groupRefs, told)),
      teams: briefed,
      teamsLeftOut: leftOut,
    };
  }

  async #together(
    groupRefs: string[],
    told: Told,
  ): Promise<
    Pick<Briefing, 'counts' | 'launches' | 'launchedUnreviewed' | 'next'>
  > {
    const { parts } = this.#options;
    const filter = filterOf(groupRefs, told);
    const { reviews, days } = told;
    return {
      counts: await parts.counts(filter, days),
      launches: await parts.launches(
        { reviews, ownerRefs: groupRefs },
        { today: days.until, limit: SHOWN },
      ),
      launchedUnreviewed: await parts.entities(
        { ...filter, launchedUnreviewed: true },
        { sort: 'tier', direction: 'asc' },
        SHOWN,
      ),
      next: await parts.entities(
        { ...filter, standings: ['neverReviewed'] },
        { sort: 'tier', direction: 'asc' },
        SHOWN_NEXT,
      ),
    };
  }

  async #team(groupRef: string, told: Told): Promise<TeamBriefing> {
    const { changes, dueList, parts, risks } = this.#options;
    const { visibility, reviews, days, expiringUntil } = told;
    const ownerRefs = [groupRef];
    const filter = filterOf(ownerRefs, told);
    const due = { visibility, reviews, ownerRefs };
    return {
      ownerRef: groupRef,
      counts: await parts.counts(filter, days),
      // What nothing is asked of any more has changed too.
      changes: await changes.first(
        { ...filter, requiredOnly: false },
        days,
        SHOWN,
      ),
      // Who may not read reviews is told of standings alone.
      openHighs: await risks.openHighs(
        { ...filter, visibility: reviews },
        { today: days.until, limit: SHOWN },
      ),
      overdue: await dueList.first(
        { ...due, until: addDays(days.until, -1) },
        SHOWN,
      ),
      expiring: await dueList.first(
        { ...due, from: days.until, until: expiringUntil },
        SHOWN,
      ),
      entities: await parts.entities(
        filter,
        { sort: 'standing', direction: 'asc' },
        SHOWN_ENTITIES,
      ),
    };
  }
}

/** Nobody's entities where there are no groups: a filter by no owner would leave all. */
function filterOf(
  ownerRefs: string[],
  { visibility }: Told,
): ReadinessListFilter {
  return {
    visibility: ownerRefs.length ? visibility : { type: 'nothing' },
    requiredOnly: true,
    ownerRefs,
  };
}
