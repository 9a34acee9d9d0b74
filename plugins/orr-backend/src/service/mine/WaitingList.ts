import {
  ChecklistVersion,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrSectionSignOffPermission,
  ParsedOperationInput,
  questionsOf,
  WaitingFor,
  WaitingItem,
  WaitingPage,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { WaitingModel, WaitingQuery } from '../../database/WaitingModel';
import { WaitingRow } from '../../database/waitingRows';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { grantedFilter } from './grantedFilter';
import { isAskedDecider } from './isAskedDecider';
import { JudgedRows, judgedInBatches } from './judgedInBatches';
import { sectionOf } from './sectionOf';
import { riskGrantsOf } from './riskGrantsOf';
import { WaitingPerson } from './WaitingPerson';
import { withChecklists } from './withChecklists';

/** In the order in which things that wait since the same instant are shown. */
const KINDS: readonly WaitingFor[] = [
  'driveReview',
  'changeAnswers',
  'answerQuestion',
  'decideReview',
  'meetCondition',
  'doAction',
  'decideRisk',
  'answerEscalation',
  'signOffSection',
  'affirmOwnership',
  'respondToContradiction',
];

type Waiting = WaitingRow & {
  waitingFor: WaitingFor;
  checklist: ChecklistVersion;
};

/** Puts together what waits for a person, in a bounded number of statements. @internal */
export class WaitingList {
  readonly #checklists: DatabaseChecklistStore;
  readonly #waiting: WaitingModel;
  readonly #visibility: EntityVisibility;
  readonly #mayDecide: boolean;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    waiting: WaitingModel;
    visibility: EntityVisibility;
    /** Whether this portal lets anybody decide. */
    mayDecide: boolean;
  }) {
    this.#checklists = options.checklists;
    this.#waiting = options.waiting;
    this.#visibility = options.visibility;
    this.#mayDecide = options.mayDecide;
  }

  async list(
    { cursor, limit }: ParsedOperationInput<'listWaiting'>['query'],
    person: WaitingPerson,
    options: RequestOptions,
  ): Promise<WaitingPage> {
    const binding = { list: 'waiting', viewer: person.userRef };
    const position = cursor ? parsePosition(cursor, binding) : undefined;
    const visibility = await this.#visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    const found: Waiting[] = [];
    let end: Waiting | undefined;
    for (const [rank, waitingFor] of KINDS.entries()) {
      const after = position && behind(position, rank);
      const query = { ...person, visibility, limit: limit + 1, after };
      if (waitingFor === 'decideReview') {
        const judged = await this.#toDecide(query, person, options);
        found.push(...judged.allowed);
        end = judged.end;
      } else if (waitingFor === 'decideRisk') {
        found.push(...(await this.#risks(query, options)));
      } else if (waitingFor === 'signOffSection') {
        found.push(...(await this.#sections(query, options)));
      } else {
        found.push(...(await this.#read(waitingFor, query)));
      }
    }
    // Stable: what is equal stays in the order of kinds, and within one in that of the database.
    found.sort(byPlace);
    // Behind the last review that was judged there may be others to decide.
    const known = found.filter(item => !end || byPlace(item, end) <= 0);
    const page = known.slice(0, limit);
    const last = known.length > page.length ? page[page.length - 1] : end;
    return {
      items: page.map(toItem),
      nextCursor: last && toPageCursor(positionOf(last), binding),
    };
  }

  async #read(
    waitingFor: Exclude<WaitingFor, 'decideRisk'>,
    query: WaitingQuery,
  ): Promise<Waiting[]> {
    return this.#known(waitingFor, await this.#waiting.list(waitingFor, query));
  }

  async #sections(
    query: WaitingQuery,
    options: RequestOptions,
  ): Promise<Waiting[]> {
    const visibility = await grantedFilter(
      this.#visibility,
      {
        permission: orrSectionSignOffPermission,
        readable: query.visibility,
      },
      options,
    );
    return this.#read('signOffSection', { ...query, visibility });
  }

  async #risks(
    query: WaitingQuery,
    options: RequestOptions,
  ): Promise<Waiting[]> {
    if (!this.#mayDecide) {
      return [];
    }
    const grants = await riskGrantsOf(this.#visibility, options);
    const rows = await this.#waiting.listRisks({ ...query, grants });
    return this.#known('decideRisk', rows);
  }

  async #known(waitingFor: WaitingFor, rows: WaitingRow[]): Promise<Waiting[]> {
    const known = await withChecklists(this.#checklists, rows);
    return known.map(row => ({ ...row, waitingFor }));
  }

  async #toDecide(
    query: WaitingQuery,
    person: WaitingPerson,
    options: RequestOptions,
  ): Promise<JudgedRows<Waiting>> {
    if (!this.#mayDecide) {
      return { allowed: [] };
    }
    const visibility = await grantedFilter(
      this.#visibility,
      {
        permission: orrReviewDecidePermission,
        readable: query.visibility,
      },
      options,
    );
    return judgedInBatches<Waiting, WaitingQuery['after']>({
      limit: query.limit,
      after: query.after,
      read: (after, limit) =>
        this.#read('decideReview', { ...query, visibility, after, limit }),
      judge: rows => this.#asked(rows, person),
    });
  }

  async #asked(rows: Waiting[], person: WaitingPerson): Promise<Waiting[]> {
    const subjects = await this.#waiting.listSubjects(
      rows.map(({ reviewId }) => reviewId),
    );
    return rows.filter(row =>
      isAskedDecider(row, subjects.get(row.reviewId) ?? [], person),
    );
  }
}

/** The order of the list; within one kind and instant that of ids. */
function byPlace(a: Waiting, b: Waiting): number {
  return (
    Number(a.since > b.since) - Number(a.since < b.since) ||
    KINDS.indexOf(a.waitingFor) - KINDS.indexOf(b.waitingFor)
  );
}

interface Position {
  since: string;
  rank: number;
  id: string;
}

function positionOf({ since, waitingFor, id }: Waiting) {
  return { value: since, id: `${KINDS.indexOf(waitingFor)}:${id}` };
}

function parsePosition(
  cursor: string,
  binding: Record<string, unknown>,
): Position {
  const { value, id } = parsePageCursor(cursor, binding);
  const colon = id.indexOf(':');
  return {
    since: value,
    rank: Number(id.slice(0, colon)),
    id: id.slice(colon + 1),
  };
}

/** Where a kind goes on: of the same instant, kinds before the one of the position were shown, those behind were not. */
function behind(
  { since, rank, id }: Position,
  ofRank: number,
): WaitingQuery['after'] {
  if (ofRank === rank) {
    return { since, id };
  }
  return ofRank < rank ? { since, beyond: true } : { since };
}

function toItem(waiting: Waiting): WaitingItem {
  const { checklist, entity, questionId, condition, disposition } = waiting;
  const { entityRef, name, title } = entity;
  const question = questionsOf(checklist.document).find(
    ({ id }) => id === questionId,
  );
  return {
    waitingFor: waiting.waitingFor,
    since: waiting.since,
    reviewId: waiting.reviewId,
    reviewKind: waiting.reviewKind,
    checklistTitle: checklist.document.title,
    entity: { entityRef, name, title },
    question: questionId
      ? { id: questionId, title: question?.title ?? questionId }
      : undefined,
    section: sectionOf(waiting),
    condition,
    disposition,
  };
}
