import {
  addDays,
  DeskItem,
  DeskPage,
  DeskShow,
  isSameRef,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrSectionSignOffPermission,
  ParsedOperationInput,
  questionsOf,
  usualWaitOf,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DeskModel, DeskQuery, NO_DUE_DAY } from '../../database/DeskModel';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { WaitingModel } from '../../database/WaitingModel';
import { toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import {
  behind,
  byPlace,
  DeskPlace,
  OnDesk,
  parsePosition,
  positionOf,
} from './deskOrder';
import { grantedFilter } from './grantedFilter';
import { isAskedDecider } from './isAskedDecider';
import { JudgedRows, judgedInBatches } from './judgedInBatches';
import { sectionOf } from './sectionOf';
import { riskGrantsOf } from './riskGrantsOf';
import { WaitingPerson } from './WaitingPerson';
import { withChecklists } from './withChecklists';

const YEAR_DAYS = 365;

/** Puts together what a person may decide, in a bounded number of statements. @internal */
export class DeskList {
  readonly #checklists: DatabaseChecklistStore;
  readonly #clock: OrrClock;
  readonly #desk: DeskModel;
  readonly #waiting: WaitingModel;
  readonly #visibility: EntityVisibility;
  readonly #mayDecide: boolean;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    clock: OrrClock;
    desk: DeskModel;
    waiting: WaitingModel;
    visibility: EntityVisibility;
    /** Whether this portal lets anybody decide. */
    mayDecide: boolean;
  }) {
    this.#checklists = options.checklists;
    this.#clock = options.clock;
    this.#desk = options.desk;
    this.#waiting = options.waiting;
    this.#visibility = options.visibility;
    this.#mayDecide = options.mayDecide;
  }

  async list(
    { cursor, limit, show }: ParsedOperationInput<'listDesk'>['query'],
    person: WaitingPerson,
    options: RequestOptions,
  ): Promise<DeskPage> {
    const binding = { list: 'desk', viewer: person.userRef, show };
    const position = cursor ? parsePosition(cursor, binding) : undefined;
    const visibility = await this.#visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    const query = { ...person, visibility, limit: limit + 1 };
    const judged = await this.#reviews(
      { ...query, after: position && behind(position, 0) },
      { show, person, options },
    );
    const found = [
      ...judged.allowed,
      // Nobody takes or is given one of these.
      ...(show === 'mine' ? [] : await this.#others(query, position, options)),
    ].sort(byPlace);
    const { end } = judged;
    // Behind the last review that was judged there may be others to decide.
    const known = found.filter(item => !end || byPlace(item, end) <= 0);
    const page = known.slice(0, limit);
    const last = known.length > page.length ? page[page.length - 1] : end;
    return {
      items: await this.#items(page, visibility),
      nextCursor: last && toPageCursor(positionOf(last), binding),
      isReviewer: await this.#desk.isReviewer(person.groupRefs),
    };
  }

  async #others(
    query: DeskQuery,
    position: DeskPlace | undefined,
    options: RequestOptions,
  ): Promise<OnDesk[]> {
    const from = (rank: number) => ({
      ...query,
      after: position && behind(position, rank),
    });
    return [
      ...(await this.#risks(from(1), options)),
      ...(await this.#sections(from(2), options)),
      ...(await this.#responses(from(3), options)),
    ];
  }

  async #sections(
    query: DeskQuery,
    options: RequestOptions,
  ): Promise<OnDesk[]> {
    const visibility = await grantedFilter(
      this.#visibility,
      {
        permission: orrSectionSignOffPermission,
        readable: query.visibility,
      },
      options,
    );
    const rows = await withChecklists(
      this.#checklists,
      await this.#desk.listSections({ ...query, visibility }),
    );
    return rows.map(row => ({ ...row, waitingFor: 'signOffSection' }));
  }

  async #responses(
    query: DeskQuery,
    options: RequestOptions,
  ): Promise<OnDesk[]> {
    if (!this.#mayDecide) {
      return [];
    }
    const visibility = await grantedFilter(
      this.#visibility,
      { permission: orrReviewDecidePermission, readable: query.visibility },
      options,
    );
    const rows = await withChecklists(
      this.#checklists,
      await this.#desk.listResponses({ ...query, visibility }),
    );
    return rows.map(row => ({ ...row, waitingFor: 'lookAtResponse' }));
  }

  async #risks(query: DeskQuery, options: RequestOptions): Promise<OnDesk[]> {
    if (!this.#mayDecide) {
      return [];
    }
    const rows = await withChecklists(
      this.#checklists,
      await this.#desk.listRisks({
        ...query,
        grants: await riskGrantsOf(this.#visibility, options),
      }),
    );
    return rows.map(row => ({ ...row, waitingFor: 'decideRisk' }));
  }

  async #reviews(
    query: DeskQuery,
    by: { show: DeskShow; person: WaitingPerson; options: RequestOptions },
  ): Promise<JudgedRows<OnDesk>> {
    if (!this.#mayDecide) {
      return { allowed: [] };
    }
    const visibility = await grantedFilter(
      this.#visibility,
      {
        permission: orrReviewDecidePermission,
        readable: query.visibility,
      },
      by.options,
    );
    return judgedInBatches<OnDesk, DeskQuery['after']>({
      limit: query.limit,
      after: query.after,
      read: (after, limit) =>
        this.#batch({ ...query, visibility, after, limit }, by.show),
      judge: rows => this.#asked(rows, by.person),
    });
  }

  async #batch(query: DeskQuery, show: DeskShow): Promise<OnDesk[]> {
    const rows = await withChecklists(
      this.#checklists,
      await this.#desk.listReviews(query, show),
    );
    return rows.map(row => ({ ...row, waitingFor: 'decideReview' }));
  }

  async #asked(rows: OnDesk[], person: WaitingPerson): Promise<OnDesk[]> {
    const subjects = await this.#waiting.listSubjects(
      rows.map(({ reviewId }) => reviewId),
    );
    return rows.filter(row =>
      isAskedDecider(
        {
          ...row,
          isAssigned:
            row.holderRef !== undefined &&
            isSameRef(row.holderRef, person.userRef),
        },
        subjects.get(row.reviewId) ?? [],
        person,
      ),
    );
  }

  async #items(
    page: OnDesk[],
    visibility: VisibilityFilter,
  ): Promise<DeskItem[]> {
    const idsOf = (rows: OnDesk[], idOf: (row: OnDesk) => string) => [
      ...new Set(rows.map(idOf)),
    ];
    const owners = await this.#desk.listOwners(
      idsOf(page, ({ entity }) => entity.id),
    );
    const waits = await this.#desk.listWaits(
      idsOf(
        page.filter(({ waitingFor }) => waitingFor === 'decideReview'),
        ({ checklistId }) => checklistId,
      ),
      {
        visibility,
        since: addDays(
          this.#clock.now().toISOString().slice(0, 10),
          -YEAR_DAYS,
        ),
      },
    );
    return page.map(row => ({
      ...toItem(row),
      ownerRefs: owners.get(row.entity.id) ?? [],
      usualWait:
        row.waitingFor === 'decideReview'
          ? usualWaitOf(
              waits.filter(
                ({ checklistId }) => checklistId === row.checklistId,
              ),
            )
          : undefined,
    }));
  }
}

function toItem(row: OnDesk): Omit<DeskItem, 'ownerRefs' | 'usualWait'> {
  const { checklist, entity, questionId, disposition } = row;
  const { entityRef, name, title } = entity;
  const question = questionsOf(checklist.document).find(
    ({ id }) => id === questionId,
  );
  return {
    waitingFor: row.waitingFor,
    since: row.since,
    dueOn: row.dueOn === NO_DUE_DAY ? undefined : row.dueOn,
    reviewId: row.reviewId,
    reviewKind: row.reviewKind,
    checklistId: row.checklistId,
    checklistTitle: checklist.document.title,
    entity: { entityRef, name, title },
    driverRef: row.driverRef,
    holderRef: row.holderRef,
    section: sectionOf(row),
    question: questionId
      ? { id: questionId, title: question?.title ?? questionId }
      : undefined,
    // Its last day is the day that the row is due.
    disposition: disposition && {
      id: disposition.id,
      type: disposition.type,
      text: disposition.text,
    },
  };
}
