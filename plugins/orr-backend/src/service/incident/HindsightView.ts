import {
  AnswerException,
  Answer,
  bearingQuestions,
  ChecklistVersion,
  IncidentHindsight,
  lastDecisionsBefore,
  QuestionBefore,
  questionsOf,
  ReviewBefore,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
} from '../../database/DatabaseSnapshotStore';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { snapshotIdOf } from '../drift/DriftSignals';
import { judgedThen } from '../drift/judgedThen';
import { DecisionsInForce } from '../coverage/DecisionsInForce';
import { KeptNotes } from '../review/KeptNotes';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

/** @internal */
export interface HindsightViewOptions {
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  entities: DatabaseEntityStore;
  keptNotes: KeptNotes;
  readiness: DatabaseReadinessStore;
  sieve: EntitySieve;
  snapshots: DatabaseSnapshotStore;
  timeZone: string;
}

/** One checklist as an incident found it. @internal */
export interface ChecklistBefore {
  /** As it is now; absent where it is gone. */
  current?: ChecklistVersion;
  /** As it was answered before the incident. */
  answered?: {
    checklist: ChecklistVersion;
    decision: StoredDecision;
    content: SnapshotContent;
    /** The system that was decided on, where it was not the entity itself. */
    coveredBy?: string;
  };
}

/** Looks back from an incident to what had been asked and answered before it. @internal */
export class HindsightView {
  readonly #options: HindsightViewOptions;
  readonly #inForce: DecisionsInForce;

  constructor(options: HindsightViewOptions) {
    this.#options = options;
    this.#inForce = new DecisionsInForce(options);
  }

  /** Checklists that ask the entity now, and those that it was reviewed under before the instant. */
  async of(
    entity: StoredEntity,
    openedAt: string,
    options: RequestOptions,
  ): Promise<ChecklistBefore[]> {
    const { checklists, decisions, readiness, snapshots } = this.#options;
    const about = await decisions.listByEntities([entity.id]);
    const last = lastDecisionsBefore(
      about.map(({ decision }) => decision),
      openedAt,
    );
    const shown = await this.#inForce.show(entity, last, options);
    const readable = last.filter(({ id }) => shown.some(one => one.id === id));
    const versions = await checklists.listVersions(
      readable.map(({ checklistId, checklistVersion: version }) => ({
        checklistId,
        version,
      })),
    );
    const contents = await snapshots.listContents(readable.map(snapshotIdOf));
    const asking = (await readiness.listByEntities([entity.id]))
      .filter(({ standing }) => standing !== 'notRequired')
      .map(({ checklistId }) => checklistId);
    const current = await checklists.listCurrent();
    const ids = [
      ...new Set([
        ...readable.map(({ checklistId }) => checklistId),
        ...asking,
      ]),
    ].sort();
    return ids.map(id => {
      const index = readable.findIndex(({ checklistId }) => checklistId === id);
      const decision = readable[index];
      return {
        current: current.find(({ checklistId }) => checklistId === id),
        ...(decision && {
          answered: {
            checklist: versions[index],
            decision,
            content: contents.get(snapshotIdOf(decision))!,
            coveredBy: shown.find(one => one.id === decision.id)?.coveredBy
              ?.entityRef,
          },
        }),
      };
    });
  }

  async show(
    entity: StoredEntity,
    before: ChecklistBefore[],
    options: RequestOptions,
  ): Promise<IncidentHindsight['checklists']> {
    const shown: IncidentHindsight['checklists'] = [];
    for (const one of before) {
      const { current, answered } = one;
      const { checklistId, document } = (current ?? answered?.checklist)!;
      const answers = answered
        ? await this.#options.keptNotes.show(
            answersFor(entity, answered.content),
            { entity },
            options,
          )
        : [];
      shown.push({
        checklistId,
        checklistTitle: document.title,
        review: answered && reviewOf(entity, answered),
        questions: this.#questionsOf(entity, one, answers),
      });
    }
    return shown;
  }

  #questionsOf(
    entity: StoredEntity,
    { current, answered }: ChecklistBefore,
    answers: Answer[],
  ): QuestionBefore[] {
    const judged =
      answered &&
      judgedThen({
        entity,
        ...answered,
        timeZone: this.#options.timeZone,
      }).judgement.entities[0].judgement.questions;
    const then = answered
      ? bearingOf(answered.checklist).map(found => {
          const level = judged!.find(
            ({ questionId }) => questionId === found.id,
          );
          const answer = answers.find(
            ({ questionId }) => questionId === found.id,
          );
          return {
            ...found,
            wasAsked: level?.counted ?? false,
            level: level?.level,
            ...(found.bearing && answer && { answer }),
          };
        })
      : [];
    const since = (current ? bearingOf(current) : [])
      .filter(({ id }) => !then.some(asked => asked.id === id))
      .map(found => ({ ...found, wasAsked: false }));
    return [...then, ...since];
  }
}

function bearingOf({
  document,
}: ChecklistVersion): Omit<QuestionBefore, 'wasAsked'>[] {
  const bearing = new Map(
    bearingQuestions(document).map(found => [found.question.id, found.bearing]),
  );
  return questionsOf(document).map(question => {
    const { id, title, area } = question;
    const bears = bearing.get(id);
    return { id, title, area, ...(bears && { bearing: bears, question }) };
  });
}

/** Its own where it had one, else the common one. */
function answersFor(
  { entityRef }: StoredEntity,
  { answers, exceptions = [] }: SnapshotContent,
): Answer[] {
  const own: AnswerException[] = exceptions.filter(
    exception => exception.entityRef === entityRef,
  );
  return [
    ...own,
    ...answers.filter(
      ({ questionId }) => !own.some(one => one.questionId === questionId),
    ),
  ];
}

function reviewOf(
  { entityRef }: StoredEntity,
  { decision, coveredBy }: NonNullable<ChecklistBefore['answered']>,
): ReviewBefore {
  const { reviewId, reviewKind, decidedAt, decidedBy, outcome } = decision;
  return {
    reviewId,
    entityRef: coveredBy ?? entityRef,
    reviewKind,
    decidedAt,
    decidedBy,
    outcome,
  };
}
