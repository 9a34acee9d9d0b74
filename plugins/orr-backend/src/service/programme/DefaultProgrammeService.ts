import { InputError } from '@backstage/errors';
import {
  canonicalJson,
  orrReadinessReadPermission,
  ProgrammeCoverage,
  ProgrammeDocument,
  ProgrammeSetup,
  ProgrammeState,
  ScopePreview,
  TierKeys,
  validateProgramme,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { ProgrammeCoverageModel } from '../../database/ProgrammeCoverageModel';
import { NamedWrites } from '../NamedWrites';
import {
  PreviewScopeInput,
  ProgrammeService,
  UpdateProgrammeInput,
} from '../ProgrammeService';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { UnchangedCounts } from '../visibility/UnchangedCounts';
import { countCoverage } from './countCoverage';
import { ProgrammePlanning } from './ProgrammePlanning';
import { tierKeysInForce } from './tierKeysInForce';

/** @internal */
export interface DefaultProgrammeServiceOptions {
  clock: OrrClock;
  exactCounts: UnchangedCounts;
  historyLog: DatabaseHistoryLog;
  programme: DatabaseProgrammeStore;
  programmeCoverage: ProgrammeCoverageModel;
  planning: ProgrammePlanning;
  visibility: EntityVisibility;
  writes: NamedWrites;
  /** Where tiers are read from unless the programme says otherwise. */
  tierKeys: TierKeys;
}

/** Keeps the programme, and counts how far it has come. What it counts is what the caller sees. @internal */
export class DefaultProgrammeService implements ProgrammeService {
  readonly #options: DefaultProgrammeServiceOptions;

  constructor(options: DefaultProgrammeServiceOptions) {
    this.#options = options;
  }

  async getProgramme(_: RequestOptions): Promise<ProgrammeState> {
    const { programme, tierKeys } = this.#options;
    const stored = await programme.get();
    const { applied = true, ...rest } = stored ?? {};
    return {
      programme: stored && (rest as ProgrammeState['programme']),
      tierSource: {
        inForce: tierKeysInForce(stored?.document, tierKeys),
        from: stored?.document.tierSource ? 'programme' : 'configuration',
        configured: tierKeys,
      },
      applied,
      may: { update: true },
    };
  }

  async updateProgramme(
    input: UpdateProgrammeInput,
    options: RequestOptions,
  ): Promise<ProgrammeState> {
    const { programme, historyLog, writes } = this.#options;
    await writes.run(
      'updateProgramme',
      input,
      options.credentials,
      async writing => {
        requireValid(input.document, 'document.');
        const document = normalised(input.document);
        const { revision } = input;
        return async trx => {
          const before = await programme.save(trx, {
            document,
            revision,
            ...writing,
          });
          await historyLog.append(trx, {
            aggregateType: 'programme',
            aggregateId: 'programme',
            at: writing.now.toISOString(),
            action: 'programme.changed',
            facts: {
              revision: revision + 1,
              fields: changedFields(before, document),
            },
            actorRef: writing.userRef,
          });
          return {};
        };
      },
    );
    return this.getProgramme(options);
  }

  async getProgrammeCoverage(
    options: RequestOptions,
  ): Promise<ProgrammeCoverage> {
    const { programme, programmeCoverage, clock, exactCounts } = this.#options;
    const visibility = await this.#options.visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const stored = await programme.get();
    const placed = await exactCounts.count(
      { of: 'programmePlaces', visibility },
      () => programmeCoverage.countPlaces(visibility),
    );
    return {
      ...countCoverage(placed),
      targetDate: stored?.document.targetDate,
      applied: stored?.applied ?? true,
      at: clock.now().toISOString(),
    };
  }

  async getProgrammeSetup(options: RequestOptions): Promise<ProgrammeSetup> {
    return this.#options.planning.setup(options);
  }

  async previewScope(
    input: PreviewScopeInput,
    options: RequestOptions,
  ): Promise<ScopePreview> {
    requireValid(input);
    return this.#options.planning.preview(input, options);
  }
}

function requireValid(document: ProgrammeDocument, prefix = ''): void {
  const problems = validateProgramme(document);
  if (problems.length) {
    throw new InputError(
      problems
        .map(({ field, message }) => `${prefix}${field}: ${message}`)
        .join('; '),
    );
  }
}

/** What of the programme is another than before, by name. */
function changedFields(
  before: ProgrammeDocument | undefined,
  after: ProgrammeDocument,
): string[] {
  const names = Object.keys({
    ...before,
    ...after,
  }) as (keyof ProgrammeDocument)[];
  return names
    .filter(
      name =>
        canonicalJson(before?.[name] ?? null) !==
        canonicalJson(after[name] ?? null),
    )
    .sort();
}

/** Refs are compared in lower case everywhere. */
function normalised(document: ProgrammeDocument): ProgrammeDocument {
  const lower = (ref: string | undefined) => ref?.toLocaleLowerCase('en-US');
  const { ownerRef, sponsorRef } = document;
  return {
    ...document,
    ...(ownerRef && { ownerRef: lower(ownerRef) }),
    ...(sponsorRef && { sponsorRef: lower(sponsorRef) }),
  };
}
