import {
  bindableQuestions,
  bindingAfter,
  BindingQuestion,
  bindingOn,
  checklistApplies,
  ChecklistDocument,
  ChecklistImpact,
  ChecklistVersion,
  compareChecklists,
  dayOf,
  givesStandings,
  ImpactedEntity,
  inScope,
  isWorseHeadline,
  orrReadinessReadPermission,
  ProgrammeDocument,
  Question,
  questionApplies,
  questionsOf,
  rolloutImpact,
  sparedAfter,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import {
  ChecklistImpactModel,
  StandingUnderChecklist,
} from '../../../database/checklistDraft/ChecklistImpactModel';
import { DatabaseChecklistDraftStore } from '../../../database/checklistDraft/DatabaseChecklistDraftStore';
import { DatabaseChecklistStore } from '../../../database/DatabaseChecklistStore';
import { DatabaseProgrammeStore } from '../../../database/DatabaseProgrammeStore';
import { ImpactInput } from '../../ChecklistDraftService';
import { EntityScan, SeenEntity } from '../../programme/EntityScan';
import { StandingForesight } from '../../readiness/StandingForesight';
import { RequestOptions } from '../../ReviewService';
import { EntityVisibility } from '../../visibility/EntityVisibility';
import { DraftView } from './DraftView';
import { noDraft, requireComplete } from './requireDraft';
import { requireRollout } from './requireRollout';

/** @internal */
export interface DraftImpactOptions {
  checklists: DatabaseChecklistStore;
  checklistDrafts: DatabaseChecklistDraftStore;
  checklistImpact: ChecklistImpactModel;
  clock: OrrClock;
  programme: DatabaseProgrammeStore;
  scan: EntityScan;
  standingForesight: StandingForesight;
  timeZone: string;
  view: DraftView;
  visibility: EntityVisibility;
}

/** What each entity is looked at by. */
interface Looking {
  current: ChecklistVersion | undefined;
  document: ChecklistDocument;
  /** The version that would be published, as far as standings look at it. */
  version: ChecklistVersion;
  binding: BindingQuestion[];
  /** Those that the new version is the first to ask of new entities only. */
  newOnly: Question[];
  programme: ProgrammeDocument | undefined;
  standings: Map<string, StandingUnderChecklist>;
  owners: Map<string, string[]>;
}

/** Tells what publishing a draft would do. Entities count as far as the caller sees them. @internal */
export class DraftImpact {
  readonly #options: DraftImpactOptions;

  constructor(options: DraftImpactOptions) {
    this.#options = options;
  }

  async of(
    { draftId, rollout, state = 'published' }: ImpactInput,
    options: RequestOptions,
  ): Promise<ChecklistImpact> {
    const { checklists, checklistDrafts, clock, timeZone, view } =
      this.#options;
    const draft = await checklistDrafts.get(draftId);
    if (!draft) {
      throw noDraft(draftId);
    }
    const document = requireComplete(view.check({ ...draft.document, state }));
    const current =
      draft.basedOn === undefined
        ? undefined
        : await checklists.getCurrent(draft.checklistId);
    const today = dayOf(clock.now(), timeZone);
    const bindable = bindableQuestions(
      current?.document,
      document,
      current?.spared,
    );
    requireRollout(rollout, bindable, today);
    const rules = { document, version: (current?.version ?? 0) + 1, rollout };
    const publishedOn = today;
    const binding = bindingAfter({ ...rules, before: [], publishedOn });
    const newOnly = questionsNewOnly(rules, current);
    const version: ChecklistVersion = {
      checklistId: draft.checklistId,
      version: rules.version,
      document,
      binding: bindingAfter({
        ...rules,
        before: current?.binding ?? [],
        publishedOn,
      }),
      contentHash: '',
      publishedAt: clock.now().toISOString(),
    };
    return {
      ...(current && {
        differences: compareChecklists(current.document, document),
      }),
      bindable,
      ...rolloutImpact(
        await this.#look(
          { current, document, version, binding, newOnly },
          options,
        ),
      ),
    };
  }

  async #look(
    versions: Pick<
      Looking,
      'current' | 'document' | 'version' | 'binding' | 'newOnly'
    >,
    options: RequestOptions,
  ): Promise<ImpactedEntity[]> {
    const { checklistImpact, programme, scan, visibility } = this.#options;
    const filter = await visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const standings = versions.current
      ? await checklistImpact.listStandings(
          versions.current.checklistId,
          filter,
        )
      : [];
    const looking: Looking = {
      ...versions,
      programme: (await programme.get())?.document,
      standings: new Map(standings.map(row => [row.entityId, row])),
      owners: await checklistImpact.listOwners(filter),
    };
    const found = new Map<string, ImpactedEntity>();
    for await (const seen of scan.entities(options)) {
      const entity = impactOn(seen, looking);
      if (entity.askedNow || entity.askedAfter || entity.inReview) {
        found.set(seen.id, entity);
      }
    }
    await this.#foresee(found, looking);
    return [...found.values()];
  }

  /** Whoever comes to it, or is in its pilot until then, has a standing that counts at once, and maybe a worse headline by that. */
  async #foresee(
    found: Map<string, ImpactedEntity>,
    { current, document, version }: Looking,
  ): Promise<void> {
    const { clock, standingForesight } = this.#options;
    const isLaunch =
      document.state === 'published' && current?.document.state !== 'published';
    const foreseen = await standingForesight.under(version, {
      entityIds: [...found].flatMap(([id, { askedNow, askedAfter }]) =>
        askedAfter && (!askedNow || isLaunch) ? [id] : [],
      ),
      now: clock.now(),
    });
    for (const [id, { standing, headline }] of foreseen) {
      const entity = found.get(id)!;
      // An exemption is of the entity, whichever checklist comes.
      found.set(id, {
        ...entity,
        ...(isWorseHeadline(headline.to, headline.from) && {
          worse: headline,
        }),
        askedAfter: standing !== 'notRequired',
      });
    }
  }
}

function questionsNewOnly(
  rules: Omit<Parameters<typeof sparedAfter>[0], 'before'>,
  current: ChecklistVersion | undefined,
): Question[] {
  const own = new Set(
    sparedAfter({ ...rules, before: current?.spared ?? [] })
      .filter(({ version }) => version === rules.version)
      .map(({ questionId }) => questionId),
  );
  return questionsOf(rules.document).filter(({ id }) => own.has(id));
}

function impactOn(seen: SeenEntity, looking: Looking): ImpactedEntity {
  const { current, document, binding, programme } = looking;
  const standing = looking.standings.get(seen.id);
  const isMeant = inScope(programme, seen.entity);
  const appliesNow =
    isMeant &&
    !!current &&
    checklistApplies(current.document, seen.entity, seen);
  // It applies and is in scope, and yet is not required: there is an exemption, which goes on.
  const isExempt = appliesNow && standing?.standing === 'notRequired';
  const askedAfter =
    isMeant &&
    !isExempt &&
    givesStandings(document) &&
    checklistApplies(document, seen.entity, seen);
  const days = bindingOn(binding, document, seen.entity).map(
    ({ dueOn }) => dueOn,
  );
  return {
    entityRef: seen.entityRef,
    title: seen.title,
    ownerRefs: looking.owners.get(seen.id) ?? [],
    askedNow: appliesNow && !isExempt,
    askedAfter,
    inReview: standing?.inReview ?? false,
    ...(standing?.decidedVersion !== undefined && {
      decided: {
        standing: standing.standing,
        version: standing.decidedVersion,
      },
    }),
    newOnly: looking.newOnly.some(question =>
      questionApplies(question, seen.entity),
    ),
    ...(days.length > 0 && { dueOn: days.sort()[0] }),
  };
}
