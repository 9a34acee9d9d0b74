import {
  ChecklistVersion,
  contradictionsOf,
  dependencyRefsOf,
  Drift,
  judgeSnapshot,
  KnownDependency,
  questionsOf,
  QuestionFact,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import {
  DatabaseDisclosureStore,
  OpenDisclosure,
} from '../../database/DatabaseDisclosureStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
} from '../../database/DatabaseSnapshotStore';
import { DueDrift } from '../../database/drift/DatabaseDriftLookStore';
import {
  DependencyModel,
  StoredDependency,
} from '../../database/drift/DependencyModel';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';

/** @internal */
export interface DriftSignalsOptions {
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  dependencies: DependencyModel;
  disclosures: DatabaseDisclosureStore;
  entities: DatabaseEntityStore;
  programme: DatabaseProgrammeStore;
  snapshots: DatabaseSnapshotStore;
  timeZone: string;
}

/** A decision about an entity, and what signals say against it now. @internal */
export interface DecidedDrift {
  due: DueDrift;
  entity: StoredEntity;
  decision: StoredDecision;
  checklist: ChecklistVersion;
  drift: Drift;
  disclosedQuestionIds: string[];
  /** What it depended on when this decision was first looked at. */
  dependencies: string[];
}

interface Known {
  decisions: Map<string, StoredDecision>;
  contents: Map<string, SnapshotContent>;
  checklists: Map<string, ChecklistVersion>;
  disclosures: OpenDisclosure[];
  dependencies: Map<string, StoredDependency>;
  tierOrder?: readonly string[];
}

/** Holds decisions against what signals say now, in a number of statements that does not grow with them. @internal */
export class DriftSignals {
  readonly #options: DriftSignalsOptions;

  constructor(options: DriftSignalsOptions) {
    this.#options = options;
  }

  async read(due: DueDrift[], now: Date): Promise<DecidedDrift[]> {
    const entities = new Map(
      (
        await this.#options.entities.getByIds([
          ...new Set(due.map(({ entityId }) => entityId)),
        ])
      ).map(entity => [entity.id, entity]),
    );
    const known = await this.#known(due, [...entities.values()]);
    return due.flatMap(one => {
      const entity = entities.get(one.entityId);
      const decision = known.decisions.get(one.decisionId);
      return entity && decision
        ? [this.#driftOf({ due: one, entity, decision }, known, now)]
        : [];
    });
  }

  async #known(due: DueDrift[], entities: StoredEntity[]): Promise<Known> {
    const { checklists, decisions, dependencies, disclosures } = this.#options;
    const { programme, snapshots } = this.#options;
    const found = await decisions.listByIds([
      ...new Set(due.map(({ decisionId }) => decisionId)),
    ]);
    const versions = await checklists.listVersions(
      found.map(({ checklistId, checklistVersion: version }) => ({
        checklistId,
        version,
      })),
    );
    return {
      decisions: new Map(found.map(decision => [decision.id, decision])),
      contents: await snapshots.listContents(found.map(snapshotIdOf)),
      checklists: new Map(
        versions.map(version => [
          keyOf(version.checklistId, version.version),
          version,
        ]),
      ),
      disclosures: await disclosures.listOpen([
        ...new Set(found.map(({ entityId }) => entityId)),
      ]),
      dependencies: await dependencies.listByRefs([
        ...new Set(entities.flatMap(({ entity }) => dependencyRefsOf(entity))),
      ]),
      tierOrder: (await programme.get())?.document.tierOrder,
    };
  }

  #driftOf(
    about: Pick<DecidedDrift, 'due' | 'entity' | 'decision'>,
    known: Known,
    now: Date,
  ): DecidedDrift {
    const { due, entity, decision } = about;
    const { timeZone } = this.#options;
    const content = known.contents.get(snapshotIdOf(decision))!;
    const checklist = known.checklists.get(
      keyOf(decision.checklistId, decision.checklistVersion),
    )!;
    const present = dependencyRefsOf(entity.entity);
    // Whatever it depends on when this decision is first looked at was there when it was taken.
    const dependencies = due.dependencies ?? present;
    const disclosedQuestionIds = disclosedOf(known.disclosures, about);
    const { answers, judgement } = judged({
      ...about,
      content,
      checklist,
      timeZone,
    });
    const drift = contradictionsOf({
      checklist: checklist.document,
      questions: judgement.entities[0].judgement.questions,
      answers,
      facts: this.#factsOf(),
      dependencies: present.flatMap(ref =>
        knownDependency(ref, known.dependencies.get(ref), {
          isNew: !dependencies.includes(ref),
          now,
        }),
      ),
      tier: entity.tier,
      tierOrder: known.tierOrder,
      disclosedQuestionIds,
      decidedAt: decision.decidedAt,
      now,
      timeZone,
    });
    return { ...about, checklist, drift, disclosedQuestionIds, dependencies };
  }

  #factsOf(): QuestionFact[] {
    return [];
  }
}

function keyOf(checklistId: string, version: number): string {
  return JSON.stringify([checklistId, version]);
}

function snapshotIdOf(decision: StoredDecision): string {
  return decision.ownSnapshotId ?? decision.snapshotId;
}

function knownDependency(
  entityRef: string,
  stored: StoredDependency | undefined,
  { isNew, now }: { isNew: boolean; now: Date },
): KnownDependency[] {
  return stored
    ? [
        {
          entityRef,
          tier: stored.tier,
          headline: stored.headline,
          isNew,
          at: now.toISOString(),
        },
      ]
    : [];
}

/** What of an open disclosure is about the entity. */
function disclosedOf(
  disclosures: OpenDisclosure[],
  { entity, decision }: Pick<DecidedDrift, 'entity' | 'decision'>,
): string[] {
  return disclosures
    .filter(({ decisionId }) => decisionId === decision.id)
    .filter(({ coveredEntityId, exceptedEntityIds }) =>
      coveredEntityId === undefined
        ? !exceptedEntityIds.includes(entity.id)
        : coveredEntityId === entity.id,
    )
    .map(({ questionId }) => questionId);
}

/** The decision as it was, for the one entity. */
function judged(options: {
  entity: StoredEntity;
  decision: StoredDecision;
  content: SnapshotContent;
  checklist: ChecklistVersion;
  timeZone: string;
}) {
  const { entity, decision, content, checklist, timeZone } = options;
  const { entityRef } = entity;
  const own = (content.exceptions ?? []).filter(
    exception => exception.entityRef === entityRef,
  );
  return {
    answers: Object.fromEntries(
      [...content.answers, ...own].map(answer => [answer.questionId, answer]),
    ),
    judgement: judgeSnapshot({
      checklist: checklist.document,
      kind: decision.reviewKind,
      createdAt: decision.decidedAt,
      createdBy: decision.decidedBy,
      answers: content.answers,
      exceptions: own,
      dispositions: content.state?.dispositions ?? [],
      looks: decision.looks ?? [],
      confirmed: [
        ...decision.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(decision.confirmedExceptions ?? []).filter(
          exception => exception.entityRef === entityRef,
        ),
      ],
      covered: [{ entityRef, entity: entity.entity }],
      timeZone,
    }),
  };
}

/** What a question is called; its id where the checklist does not know it. @internal */
export function titleIn(
  { document }: ChecklistVersion,
  questionId: string,
): string {
  return (
    questionsOf(document).find(({ id }) => id === questionId)?.title ??
    questionId
  );
}
