import { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  HistoryAction,
  Lesson,
  LessonList,
  LessonPage,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import {
  DatabaseLessonStore,
  StoredLesson,
} from '../../database/drift/DatabaseLessonStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import {
  DismissLessonInput,
  LessonService,
  ListChecklistLessonsInput,
  TellLessonInput,
} from '../LessonService';
import { NamedWrites, Writing } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';

/** @internal */
export interface DefaultLessonServiceOptions {
  access: EntityAccess;
  auth: AuthService;
  authorizer: ResourceAuthorizer;
  checklists: DatabaseChecklistStore;
  historyLog: DatabaseHistoryLog;
  lessons: DatabaseLessonStore;
  reviews: DatabaseReviewStore;
  visibility: EntityVisibility;
  writes: NamedWrites;
}

const PERMISSIONS = [orrReviewReadPermission, orrReviewUpdatePermission];

type Said = Pick<StoredLesson, 'state' | 'missed' | 'question'>;

/** Shows and keeps what launch reviews missed. No standing follows from it. @internal */
export class DefaultLessonService implements LessonService {
  readonly #options: DefaultLessonServiceOptions;

  constructor(options: DefaultLessonServiceOptions) {
    this.#options = options;
  }

  async listEntityLessons(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<LessonList> {
    const { entity, read, mayTell } = await this.#open(
      input.entityRef,
      options,
    );
    requireAllowed(read, orrReviewReadPermission);
    const found = await this.#options.lessons.listOf(entity.id);
    const titles = found.length ? await this.#titles() : new Map();
    return {
      items: found.map(stored => toLesson(stored, { entity, titles, mayTell })),
    };
  }

  async tellLesson(
    input: TellLessonInput,
    options: RequestOptions,
  ): Promise<Lesson> {
    const { missed, question } = input;
    return this.#write('tellLesson', input, options, {
      action: 'lesson.told',
      said: { state: 'told', missed, question },
    });
  }

  async dismissLesson(
    input: DismissLessonInput,
    options: RequestOptions,
  ): Promise<Lesson> {
    return this.#write('dismissLesson', input, options, {
      action: 'lesson.dismissed',
      said: { state: 'dismissed' },
    });
  }

  async listChecklistLessons(
    { checklistId, cursor, limit }: ListChecklistLessonsInput,
    options: RequestOptions,
  ): Promise<LessonPage> {
    const { lessons, visibility } = this.#options;
    const binding = {
      list: 'lessons',
      checklistId,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await lessons.listTold({
      checklistId,
      visibility: await visibility.filterFor(
        { permission: orrReviewReadPermission },
        options,
      ),
      limit: limit + 1,
      after: after && { saidAt: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    const titles = page.length ? await this.#titles() : new Map();
    return {
      items: page.map(stored =>
        toLesson(stored, { entity: stored, titles, mayTell: false }),
      ),
      nextCursor:
        found.length > limit
          ? toPageCursor({ value: last.saidAt!, id: last.id }, binding)
          : undefined,
    };
  }

  async #write(
    operation: string,
    input: TellLessonInput | DismissLessonInput,
    options: RequestOptions,
    told: { action: HistoryAction; said: Said },
  ): Promise<Lesson> {
    const { lessons, writes } = this.#options;
    const { entity, mayTell } = await this.#open(input.entityRef, options);
    requireAllowed(mayTell, orrReviewUpdatePermission);
    return writes.run(operation, input, options.credentials, async writing => {
      const found = (await lessons.listOf(entity.id)).find(
        ({ id }) => id === input.lessonId,
      );
      if (!found) {
        throw new NotFoundError(`No lesson ${input.lessonId}`);
      }
      const titles = await this.#titles();
      return async trx =>
        toLesson(await this.#keep(trx, found, { ...told, writing }), {
          entity,
          titles,
          mayTell,
        });
    });
  }

  async #keep(
    trx: Transaction,
    { id, entityId, reviewId }: StoredLesson,
    told: { action: HistoryAction; said: Said; writing: Writing },
  ): Promise<StoredLesson> {
    const { historyLog, lessons, reviews } = this.#options;
    const { action, said, writing } = told;
    const review = await reviews.lock(trx, reviewId);
    const before = (await lessons.listOf(entityId, trx)).find(
      one => one.id === id,
    );
    if (before?.state !== 'asked') {
      throw new ConflictError('Somebody has answered it already');
    }
    const at = writing.now.toISOString();
    const after: StoredLesson = {
      ...before,
      ...said,
      saidBy: writing.userRef,
      saidAt: at,
    };
    await lessons.update(trx, after);
    await historyLog.append(trx, {
      ...reviewHistoryOf(review),
      entityId,
      at,
      action,
      facts: { checklistId: after.checklistId },
      actorRef: writing.userRef,
      words: { missed: said.missed ?? null, question: said.question ?? null },
    });
    return after;
  }

  async #open(entityRef: string, options: RequestOptions) {
    const { access, authorizer } = this.#options;
    const [{ entity }, policy] = await Promise.all([
      access.resolve({ entityRef }, options),
      authorizer.ask(PERMISSIONS, options),
    ]);
    const [read, mayTell] = await policy.grants(PERMISSIONS, { entity });
    return { entity, read, mayTell };
  }

  async #titles(): Promise<Map<string, string>> {
    const current = await this.#options.checklists.listCurrent();
    return new Map(
      current.map(({ checklistId, document }) => [checklistId, document.title]),
    );
  }
}

function toLesson(
  stored: StoredLesson,
  about: {
    entity: { entityRef: string };
    titles: Map<string, string>;
    mayTell: boolean;
  },
): Lesson {
  const { id, checklistId, reviewId, launchedAt, askedAt, state } = stored;
  const { missed, question, saidBy, saidAt } = stored;
  return {
    id,
    entityRef: about.entity.entityRef,
    checklistId,
    checklistTitle: about.titles.get(checklistId) ?? checklistId,
    reviewId,
    launchedAt,
    askedAt,
    state,
    missed,
    question,
    saidBy,
    saidAt,
    may: { tell: state === 'asked' && about.mayTell },
  };
}
