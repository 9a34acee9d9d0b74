import {
  bindingOn,
  cadenceMonthsOf,
  checklistApplies,
  ChecklistVersion,
  computeStanding,
  decisionOn,
  givesStandings,
  headlineOf,
  inScope,
  isLowered,
  latestDecisionOf,
  nextDueOn,
  periodsOf,
  PlacedStanding,
  ProgrammeDocument,
  programmePlaceOf,
  standingGaps,
  unmetQuestionsOf,
  StandingInput,
  TierKeys,
  withCriticality,
  Level,
} from 'backstage-plugin-orr-common';
import { DecisionAbout } from '../../database/DatabaseDecisionStore';
import { OpenDisclosure } from '../../database/DatabaseDisclosureStore';
import { StoredGap } from '../../database/gap/gapRows';
import { PlacedHeadline, StoredReadiness } from '../../database/readinessRows';
import { StoredReview } from '../../database/reviewRows';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredEntity } from '../../database/StoredEntity';
import { standingContradictions } from '../drift/standingContradictions';
import { foundUnder } from './foundUnder';

/** What the standings of all entities are computed by. @internal */
export interface JudgingRules {
  checklists: ChecklistVersion[];
  programme?: ProgrammeDocument;
  tierKeys: TierKeys;
  timeZone: string;
  dueSoonDays: number;
  contradictionWindowDays: number;
  now: Date;
}

/** What the standings of one entity are computed from. @internal */
export interface EntitySources {
  entity: StoredEntity;
  decisions: DecisionAbout[];
  /** The mitigations and acceptances about whatever these are about, those that ended included. */
  dispositions: StoredDisposition[];
  /** Open ones about the answers that decisions in force rest on. */
  disclosures: OpenDisclosure[];
  /** Signals about which somebody is asked. */
  contradictions: StoredContradiction[];
  openReviews: StoredReview[];
  exemption: StandingInput['exemption'];
  /** What each question showed when reviews of it were decided, by review, as far as it was kept. */
  levels: ReadonlyMap<string, Record<string, Level>>;
  /** As they are stored. */
  stored: StoredReadiness[];
}

/** A standing with what its row does not hold. */
interface Judged extends PlacedStanding {
  row: StoredReadiness;
  gaps: StoredGap[];
}

/** What has become of an entity. @internal */
export interface EntityJudgement {
  rows: StoredReadiness[];
  /** The questions that it does not meet under any of them. */
  gaps: StoredGap[];
  headline: PlacedHeadline;
}

/** Computes the standings of one entity, and where they put it in lists. @internal */
export class EntityJudging {
  readonly #rules: JudgingRules;
  readonly #sources: EntitySources;

  constructor(rules: JudgingRules, sources: EntitySources) {
    this.#rules = rules;
    this.#sources = sources;
  }

  judge(): EntityJudgement {
    const judged = this.#rules.checklists.flatMap(
      checklist => this.#judgeUnder(checklist) ?? [],
    );
    return {
      rows: judged.map(({ row }) => row),
      gaps: judged.flatMap(({ gaps }) => gaps),
      headline: this.#headlineOf(judged),
    };
  }

  #judgeUnder(checklist: ChecklistVersion): Judged | undefined {
    const { entity, stored } = this.#sources;
    const { now } = this.#rules;
    const { checklistId } = checklist;
    const known = stored.find(row => row.checklistId === checklistId);
    const applies = this.#applies(checklist, entity.entity);
    const openReview = this.#sources.openReviews.find(
      review => review.checklistId === checklistId,
    );
    const input = this.#inputOf(checklist, { applies, inReview: !!openReview });
    if (!applies && !known && !input.before?.applies) {
      return undefined;
    }
    const { decisionInDate, ...result } = computeStanding(input);
    const isSame =
      known?.standing === result.standing &&
      JSON.stringify(known.reasons) === JSON.stringify(result.reasons);
    return {
      reasons: result.reasons,
      decisionInDate,
      gaps: result.standing === 'notRequired' ? [] : this.#unmet(checklist),
      row: {
        ...result,
        entityId: entity.id,
        checklistId,
        checklistVersion: checklist.version,
        openReviewId: openReview?.id,
        sequence: isSame ? known.sequence : (known?.sequence ?? 0) + 1,
        computedAt: now.toISOString(),
      },
    };
  }

  #inputOf(
    checklist: ChecklistVersion,
    { applies, inReview }: { applies: boolean; inReview: boolean },
  ): StandingInput {
    const { entity, exemption } = this.#sources;
    const { programme, dueSoonDays, timeZone, now } = this.#rules;
    const { document } = checklist;
    const about = this.#decisionsUnder(checklist);
    const decisions = about.map(({ decision }) => decision);
    const relaxed = this.#relaxation(checklist);
    return {
      applies,
      inScope: inScope(programme, entity.entity),
      exemption,
      ownerState: entity.ownerState,
      lifecycle: entity.lifecycle,
      deployedToProduction: entity.firstProductionAt !== undefined,
      ...relaxed.input,
      decisions: decisions.map(decision =>
        decisionOn(decision, entity.entityRef),
      ),
      ...this.#gapsUnder(checklist),
      contradictions: standingContradictions(
        this.#sources.contradictions,
        document,
        latestDecisionOf(decisions)?.id,
      ),
      contradictionWindowDays: this.#rules.contradictionWindowDays,
      inReview,
      latestVersion: checklist.version,
      rollout: bindingOn(checklist.binding ?? [], document, entity.entity),
      cadenceMonths: cadenceMonthsOf(document, relaxed.tier ?? entity.tier),
      disclosureGraceDays: periodsOf(document).disclosureGraceDays,
      dueSoonDays,
      now,
      timeZone,
    };
  }

  /** What was asked of the entity as it was at the latest decision, where it has become less critical since. */
  #relaxation(checklist: ChecklistVersion): {
    input?: Pick<StandingInput, 'relaxed' | 'before'>;
    /** Its cadence goes on until the next decision. */
    tier?: string;
  } {
    const { entity } = this.#sources;
    const { programme, tierKeys } = this.#rules;
    const about = this.#decisionsUnder(checklist);
    const latest = latestDecisionOf(about.map(({ decision }) => decision));
    const before = about.find(({ decision }) => decision === latest)?.before;
    if (!before || !isLowered(before, entity, programme?.tierOrder)) {
      return {};
    }
    const then = withCriticality(entity.entity, before, tierKeys);
    return {
      tier: before.tier,
      input: {
        relaxed: true,
        before: {
          applies: this.#applies(checklist, then),
          inScope: inScope(programme, then),
        },
      },
    };
  }

  /** What was disclosed since the latest decision, and the mitigations and acceptances on which it stands. */
  #gapsUnder(
    checklist: ChecklistVersion,
  ): Pick<StandingInput, 'acceptances' | 'mitigations' | 'disclosedGaps'> {
    const { now, timeZone } = this.#rules;
    const { latest, ...found } = foundUnder(checklist, this.#sources);
    return standingGaps({
      ...found,
      gaps: latest?.gaps ?? [],
      entityRef: this.#sources.entity.entityRef,
      now,
      timeZone,
    });
  }

  #unmet(checklist: ChecklistVersion): StoredGap[] {
    const { entity, levels, contradictions } = this.#sources;
    const { now, timeZone } = this.#rules;
    const { latest, ...found } = foundUnder(checklist, this.#sources);
    if (!latest) {
      return [];
    }
    return unmetQuestionsOf({
      ...found,
      checklist: checklist.document,
      decision: latest,
      levels: levels.get(latest.reviewId),
      entityRef: entity.entityRef,
      entity: entity.entity,
      contradictions: standingContradictions(
        contradictions,
        checklist.document,
        latest.id,
      ),
      now,
      timeZone,
    }).map(unmet => ({
      ...unmet,
      entityId: entity.id,
      checklistId: checklist.checklistId,
    }));
  }

  #decisionsUnder({ checklistId }: ChecklistVersion): DecisionAbout[] {
    return this.#sources.decisions.filter(
      ({ decision }) => decision.checklistId === checklistId,
    );
  }

  #applies({ document }: ChecklistVersion, entity: object): boolean {
    const { entityRef } = this.#sources.entity;
    return (
      givesStandings(document) &&
      checklistApplies(document, entity, { entityRef })
    );
  }

  #headlineOf(judged: Judged[]): PlacedHeadline {
    const { checklists, programme } = this.#rules;
    const published = new Set(
      checklists
        .filter(({ document }) => document.state === 'published')
        .map(({ checklistId }) => checklistId),
    );
    const counted = judged.filter(({ row }) => published.has(row.checklistId));
    const rows = counted.map(({ row }) => row);
    const headline = headlineOf(rows.map(row => row.standing));
    const days = rows
      .map(row => row.validUntil)
      .filter(day => day !== undefined);
    const place = programmePlaceOf(counted);
    const isMeant = place !== 'notAsked' && place !== 'outOfScope';
    return {
      headline,
      inReview: rows.some(row => row.flags.inReview),
      dueSoon: rows.some(row => row.flags.dueSoon),
      launchedUnreviewed: rows.some(row => row.flags.launchedUnreviewed),
      contradicted: rows.some(row => row.flags.contradicted),
      reasons: rows.find(row => row.standing === headline)?.reasons ?? [],
      validUntil: days.sort()[0],
      dueOn: nextDueOn(rows),
      programme: place,
      // Without a scope the programme is about what a checklist applies to.
      inScope:
        isMeant ||
        (programme?.scope !== undefined &&
          inScope(programme, this.#sources.entity.entity)),
    };
  }
}
