import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SourceState } from 'backstage-plugin-orr-common';
import {
  OrrClock,
  Source,
  SourceBinding,
  SourceBindResult,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import { StoredBinding } from '../../database/source/bindingRows';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { StoredEntity } from '../../database/StoredEntity';
import { SourcePollOptions } from './readSourceOptions';
import { SourceRegistry } from './SourceRegistry';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** As far as numbers look back. */
const LOOK_BACK_DAYS = 90;

const OF_PROBLEM: Record<SourceProblem, SourceState['state']> = {
  unauthorised: 'unauthorised',
  forbidden: 'forbidden',
  // Which of both it is, a system that hides things does not say.
  'not-found': 'forbidden',
  'rate-limited': 'rateLimited',
  unavailable: 'down',
  'bad-response': 'badResponse',
};

/** Says how the sources that are installed stand to an entity. @internal */
export class SourceStates {
  readonly #bindings: DatabaseBindingStore;
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;
  readonly #poll: SourcePollOptions;
  readonly #sources: SourceRegistry;

  constructor(options: {
    bindings: DatabaseBindingStore;
    clock: OrrClock;
    logger: LoggerService;
    poll: SourcePollOptions;
    sources: SourceRegistry;
  }) {
    this.#bindings = options.bindings;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#poll = options.poll;
    this.#sources = options.sources;
  }

  /** One statement, however many there are, and none where nothing is bound. */
  async of(entity: StoredEntity): Promise<SourceState[]> {
    const bound = (['deployments', 'incidents'] as const).flatMap(kind =>
      [...this.#sources[kind].values()].map((source: Source) => ({
        source,
        kind,
        // What nobody asks for is told, or is not.
        isAsked: 'list' in source && source.list !== undefined,
        result: this.#bind(source, entity),
      })),
    );
    const bindings = bound.some(({ result }) => result?.status === 'bound')
      ? (await this.#bindings.listOfEntities([entity.id])).get(entity.id) ?? []
      : [];
    return bound.flatMap(item =>
      this.#statesOf({
        ...item,
        bindings: bindings.filter(
          ({ kind, provider }) =>
            kind === item.kind && provider === item.source.id,
        ),
      }),
    );
  }

  #statesOf(of: {
    source: Source;
    kind: SourceState['kind'];
    isAsked: boolean;
    /** Nothing where the source failed. */
    result?: SourceBindResult;
    bindings: StoredBinding[];
  }): SourceState[] {
    const { source, kind, result } = of;
    const { id: provider, title } = source;
    const known = { kind, provider, title };
    if (!result) {
      return [];
    }
    switch (result.status) {
      case 'unbound':
        return [{ ...known, state: 'unbound', wouldNeed: result.wouldNeed }];
      case 'opted-out':
        return [{ ...known, state: 'optedOut', annotation: result.annotation }];
      case 'invalid':
        return [
          {
            ...known,
            state: 'invalid',
            annotation: result.annotation,
            reason: result.reason,
          },
        ];
      default:
        return this.#boundStates(source, result.bindings, of).map(state => ({
          ...known,
          ...state,
        }));
    }
  }

  #boundStates(
    { instances }: Source,
    bindings: SourceBinding[],
    of: { isAsked: boolean; bindings: StoredBinding[] },
  ): Omit<SourceState, 'kind' | 'provider' | 'title'>[] {
    const stored = new Map(of.bindings.map(item => [item.key, item]));
    const titles = new Map(instances.map(item => [item.id, item.title]));
    return bindings.map(({ key, title, instance }) => ({
      binding: { key, title, instance: titles.get(instance) ?? instance },
      ...(of.isAsked
        ? this.#stateOf(stored.get(key))
        : { state: 'ok' as const }),
    }));
  }

  #bind(source: Source, entity: StoredEntity): SourceBindResult | undefined {
    try {
      return source.bind(entity.entity);
    } catch (error) {
      this.#logger.error(
        `The source ${source.id} could not read ${entity.entityRef}`,
        toError(error),
      );
      return undefined;
    }
  }

  #stateOf(
    stored: StoredBinding | undefined,
  ): Pick<SourceState, 'state'> & Partial<SourceState> {
    if (!stored) {
      return { state: 'queued' };
    }
    const { problem, syncedAt, coveredFrom, lastRecordAt } = stored;
    const age = {
      ...(syncedAt && {
        asOf: syncedAt,
        freshness: this.#freshnessOf(syncedAt),
      }),
      ...(coveredFrom && { coverage: this.#coverageOf(coveredFrom) }),
    };
    if (problem) {
      return {
        ...age,
        state: OF_PROBLEM[problem.problem],
        since: problem.since,
        until: problem.retryAt,
        problem: problem.message,
        operatorHint: problem.operatorHint,
      };
    }
    if (!coveredFrom) {
      return { state: 'queued' };
    }
    return lastRecordAt || !syncedAt
      ? { ...age, state: 'ok' }
      : { ...age, state: 'empty', since: coveredFrom };
  }

  #freshnessOf(syncedAt: string): SourceState['freshness'] {
    const age = this.#clock.now().getTime() - Date.parse(syncedAt);
    if (age <= 2 * this.#poll.intervalMinutes * MINUTE_MS) {
      return 'fresh';
    }
    return age <= DAY_MS ? 'ageing' : 'stale';
  }

  #coverageOf(coveredFrom: string): SourceState['coverage'] {
    const today = Math.floor(this.#clock.now().getTime() / DAY_MS);
    const days = today + 1 - Math.floor(Date.parse(coveredFrom) / DAY_MS);
    return {
      days: Math.max(0, Math.min(days, LOOK_BACK_DAYS)),
      of: LOOK_BACK_DAYS,
    };
  }
}
