import { mockServices } from '@backstage/backend-test-utils';
import {
  ChecklistDocument,
  ChecklistDraft,
  PublishChecklistDraftBody,
  Question,
} from 'backstage-plugin-orr-common';
import { ReadinessClock } from '../tasks/ReadinessClock';
import { CHECKLIST, createTestPortal, NADIA } from './createTestPortal';
import { named } from './ReviewStory';

type TestPortal = Awaited<ReturnType<typeof createTestPortal>>;

const asNadia = { credentials: NADIA };
const [SECTION] = CHECKLIST.sections;

export const [ROLLBACK] = SECTION.questions;
export const ALARMS: Question = {
  ...ROLLBACK,
  id: 'alarms',
  title: 'Does an alarm tell you before users do?',
};

/** A checklist that Nadia writes in the portal, published by her as she wrote it. @internal */
export class WrittenChecklist {
  static readonly id = 'recovery';
  readonly #portal: () => TestPortal;

  constructor(portal: () => TestPortal) {
    this.#portal = portal;
  }

  /** All that an author has to say, but where it applies. */
  static withQuestions(...questions: Question[]) {
    return {
      description: 'What a service needs to come back',
      sections: [{ ...SECTION, questions }],
    };
  }

  begin(id = WrittenChecklist.id): Promise<ChecklistDraft> {
    return this.#drafts.createDraft(
      {
        from: {
          type: 'blank',
          id,
          title: 'Recovery',
          owner: 'group:default/reliability',
        },
      },
      asNadia,
    );
  }

  goOn(checklistId = WrittenChecklist.id): Promise<ChecklistDraft> {
    return this.#drafts.createDraft(
      { from: { type: 'version', checklistId } },
      asNadia,
    );
  }

  save(
    { id: draftId, revision, document }: ChecklistDraft,
    change: Partial<ChecklistDocument>,
  ): Promise<ChecklistDraft> {
    return this.#drafts.saveDraft(
      { draftId, revision, document: { ...document, ...change } },
      asNadia,
    );
  }

  publish(
    { id: draftId, revision }: ChecklistDraft,
    change: Partial<PublishChecklistDraftBody> = {},
  ) {
    return this.#drafts.publishDraft(
      named({
        draftId,
        revision,
        rollout: [],
        state: 'published' as const,
        changelog: 'As agreed',
        ...change,
      }),
      asNadia,
    );
  }

  /** Moves standings on, as the job does that follows a publication. */
  async tick(): Promise<void> {
    const { clock, services, stores } = this.#portal();
    await new ReadinessClock({
      ...stores,
      projector: services.projector,
      logger: mockServices.logger.mock(),
    }).runOnce(clock.now());
  }

  get #drafts() {
    return this.#portal().services.checklistDraftService;
  }
}
