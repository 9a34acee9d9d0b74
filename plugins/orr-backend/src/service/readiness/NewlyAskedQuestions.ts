import {
  ChecklistVersion,
  Criticality,
  criticalityChanges,
  NewlyAsked,
  newlyAsked,
  TierKeys,
  withCriticality,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import {
  DecidedThen,
  StandingUnder,
} from '../../database/DatabaseReadinessStore';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
} from '../../database/DatabaseSnapshotStore';
import { StoredEntity } from '../../database/StoredEntity';
import { sparedIn } from '../coverage/sparedIn';
import { tierKeysInForce } from '../programme/tierKeysInForce';

interface Changed {
  checklistId: string;
  then: DecidedThen;
}

/**
 * Tells what an entity of another tier or lifecycle than when it was decided is asked besides. Decisions keep these two of what
 * questions are asked by, so whatever else may have changed tells nothing.
 *
 * @internal
 */
export class NewlyAskedQuestions {
  readonly #checklists: DatabaseChecklistStore;
  readonly #programme: DatabaseProgrammeStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #tierKeys: TierKeys;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    programme: DatabaseProgrammeStore;
    snapshots: DatabaseSnapshotStore;
    /** Where tiers are read from unless the programme says otherwise. */
    tierKeys: TierKeys;
  }) {
    this.#checklists = options.checklists;
    this.#programme = options.programme;
    this.#snapshots = options.snapshots;
    this.#tierKeys = options.tierKeys;
  }

  /** Under each checklist, as far as the caller may read its decision. Reads nothing where tier and lifecycle are as they were. */
  async ofEntity(
    entity: StoredEntity,
    under: StandingUnder[],
    readable: { id: string }[],
  ): Promise<NewlyAsked[]> {
    const readableIds = new Set(readable.map(({ id }) => id));
    const changed = under.flatMap(({ readiness, decidedThen: then }) =>
      then &&
      readiness.standing !== 'notRequired' &&
      readableIds.has(then.decisionId) &&
      isAnother(then, entity)
        ? [{ checklistId: readiness.checklistId, then }]
        : [],
    );
    return changed.length ? this.#asked(entity, changed) : [];
  }

  async #asked(
    entity: StoredEntity,
    changed: Changed[],
  ): Promise<NewlyAsked[]> {
    const programme = await this.#programme.get();
    const keys = tierKeysInForce(programme?.document, this.#tierKeys);
    const contents = await this.#snapshots.listContents(
      changed.map(({ then }) => then.snapshotId),
    );
    const versions = await this.#checklists.listVersions(
      changed.map(({ checklistId, then }) => ({
        checklistId,
        version: then.checklistVersion,
      })),
    );
    return changed.flatMap(({ then }, index) =>
      askedUnder(entity, {
        checklist: versions[index],
        then,
        content: contents.get(then.snapshotId)!,
        keys,
      }),
    );
  }
}

function askedUnder(
  entity: StoredEntity,
  decided: {
    checklist: ChecklistVersion;
    then: DecidedThen;
    content: SnapshotContent;
    keys: TierKeys;
  },
): NewlyAsked[] {
  const { checklist, then, content, keys } = decided;
  // What was frozen before there were tiers does not say that there was none.
  const isWhole = content.state !== undefined;
  const before = criticalityThen(then, content);
  const changes = criticalityChanges(before, entity, { isWhole });
  if (!changes.tier && !changes.lifecycle) {
    return [];
  }
  const questions = newlyAsked({
    checklist: checklist.document,
    kind: then.reviewKind,
    answers: answersOf(content, entity.entityRef),
    sparedQuestionIds: sparedIn(content, entity.entityRef),
    before: withCriticality(entity.entity, before, keys, { isWhole }),
    now: entity.entity,
  }).map(({ id, title, risk }) => ({ questionId: id, title, risk }));
  return questions.length
    ? [
        {
          checklistId: checklist.checklistId,
          decisionId: then.decisionId,
          ...changes,
          questions,
        },
      ]
    : [];
}

function isAnother(then: Criticality, now: Criticality): boolean {
  return then.tier !== now.tier || then.lifecycle !== now.lifecycle;
}

/** The frozen copy of a review of a system says what the system was, not what its parts were. */
function criticalityThen(
  { tier, lifecycle }: Criticality,
  { covered, state }: SnapshotContent,
): Criticality {
  const own = covered ? undefined : state;
  return {
    tier: tier ?? own?.tier,
    lifecycle: lifecycle ?? own?.lifecycle,
  };
}

/** Those of the entity: where it differs from what it was reviewed with, its own. */
function answersOf(
  { answers, exceptions = [] }: SnapshotContent,
  entityRef: string,
) {
  return Object.fromEntries(
    [
      ...answers,
      ...exceptions.filter(exception => exception.entityRef === entityRef),
    ].map(answer => [answer.questionId, answer]),
  );
}
