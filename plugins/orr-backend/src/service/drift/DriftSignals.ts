import {
  ChecklistVersion,
  contradictionsOf,
  dependencyRefsOf,
  Drift,
  KnownDependency,
  questionsOf,
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
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { FactsOfEntities, ReviewFacts } from '../facts/ReviewFacts';
import { judgedThen } from './judgedThen';

/** @internal */
export interface DriftSignalsOptions {
  checklists: DatabaseChecklistStore;
  decisions: DatabaseDecisionStore;
  dependencies: DependencyModel;
  disclosures: DatabaseDisclosureStore;
  entities: DatabaseEntityStore;
  programme: DatabaseProgrammeStore;
  reviewFacts: ReviewFacts;
  snapshots: DatabaseSnapshotStore;
  vouchings: DatabaseVouchingStore;
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
  facts: FactsOfEntities;
  /** What was vouched for when it was decided, as it is now. */
  vouchings: ReadonlyMap<string, StoredVouching>;
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
    const known = await this.#known(due, entities, now);
    return due.flatMap(one => {
      const entity = entities.get(one.entityId);
      const decision = known.decisions.get(one.decisionId);
      return entity && decision
        ? [this.#driftOf({ due: one, entity, decision }, known, now)]
        : [];
    });
  }

  async #known(
    due: DueDrift[],
    entities: Map<string, StoredEntity>,
    now: Date,
  ): Promise<Known> {
    const { checklists, decisions, dependencies, disclosures } = this.#options;
    const { programme, reviewFacts, snapshots } = this.#options;
    const found = await decisions.listByIds([
      ...new Set(due.map(({ decisionId }) => decisionId)),
    ]);
    const versions = await checklists.listVersions(
      found.map(({ checklistId, checklistVersion: version }) => ({
        checklistId,
        version,
      })),
    );
    const byKey = new Map(
      versions.map(version => [
        keyOf(version.checklistId, version.version),
        version,
      ]),
    );
    const byId = new Map(found.map(decision => [decision.id, decision]));
    const contents = await snapshots.listContents(found.map(snapshotIdOf));
    return {
      decisions: byId,
      contents,
      vouchings: await this.#vouchingsIn([...contents.values()]),
      checklists: byKey,
      facts: await reviewFacts.ofEntities(
        due.flatMap(({ entityId, decisionId }) => {
          const entity = entities.get(entityId);
          const decision = byId.get(decisionId);
          return entity && decision
            ? [{ entity, checklist: byKey.get(versionOf(decision))! }]
            : [];
        }),
        now,
      ),
      disclosures: await disclosures.listOpen([
        ...new Set(found.map(({ entityId }) => entityId)),
      ]),
      dependencies: await dependencies.listByRefs([
        ...new Set(
          [...entities.values()].flatMap(({ entity }) =>
            dependencyRefsOf(entity),
          ),
        ),
      ]),
      tierOrder: (await programme.get())?.document.tierOrder,
    };
  }

  async #vouchingsIn(
    contents: SnapshotContent[],
  ): Promise<ReadonlyMap<string, StoredVouching>> {
    const ids = contents.flatMap(({ state }) =>
      (state?.questionFacts ?? []).flatMap(({ vouching }) =>
        vouching ? [vouching.id] : [],
      ),
    );
    const stored = await this.#options.vouchings.listByIds([...new Set(ids)]);
    return new Map(stored.map(vouching => [vouching.id, vouching]));
  }

  #driftOf(
    about: Pick<DecidedDrift, 'due' | 'entity' | 'decision'>,
    known: Known,
    now: Date,
  ): DecidedDrift {
    const { due, entity, decision } = about;
    const { timeZone } = this.#options;
    const content = known.contents.get(snapshotIdOf(decision))!;
    const checklist = known.checklists.get(versionOf(decision))!;
    const present = dependencyRefsOf(entity.entity);
    // Whatever it depends on when this decision is first looked at was there when it was taken.
    const dependencies = due.dependencies ?? present;
    const disclosedQuestionIds = disclosedOf(known.disclosures, about);
    const { answers, judgement } = judgedThen({
      ...about,
      content,
      checklist,
      timeZone,
    });
    const drift = contradictionsOf({
      checklist: checklist.document,
      questions: judgement.entities[0].judgement.questions,
      answers,
      facts: known.facts(entity, checklist),
      vouched: vouchedIn(content, entity),
      vouchings: known.vouchings,
      dependencies: present.flatMap(ref =>
        knownDependency(ref, known.dependencies.get(ref), {
          isNew: !dependencies.includes(ref),
          now,
        }),
      ),
      tier: entity.tier,
      tierOrder: known.tierOrder,
      disclosedQuestionIds,
      isNextDue: due.isNextDue,
      decidedAt: decision.decidedAt,
      now,
      timeZone,
    });
    return { ...about, checklist, drift, disclosedQuestionIds, dependencies };
  }
}

function keyOf(checklistId: string, version: number): string {
  return JSON.stringify([checklistId, version]);
}

function versionOf(decision: StoredDecision): string {
  return keyOf(decision.checklistId, decision.checklistVersion);
}

/** The frozen copy that says most of what a decision stood on. @internal */
export function snapshotIdOf(decision: StoredDecision): string {
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

/** What was vouched for of the entity when it was decided. */
function vouchedIn({ state }: SnapshotContent, { entityRef }: StoredEntity) {
  return (state?.questionFacts ?? []).filter(
    ({ coveredEntityRef, vouching }) =>
      vouching !== undefined &&
      (coveredEntityRef === undefined || coveredEntityRef === entityRef),
  );
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
