import { Knex } from 'knex';
import {
  headlineOf,
  Level,
  Standing,
  UnmetState,
} from 'backstage-plugin-orr-common';
import { entityOf, groupOf } from '../../__testUtils__/catalogEntities';
import { projectEntity } from '../../service/catalog/projectEntity';
import { DatabaseEntityPurge } from '../DatabaseEntityPurge';
import { DatabaseEntityStore } from '../DatabaseEntityStore';
import { DatabaseGroupStore } from '../DatabaseGroupStore';
import { DatabaseGapStore } from '../gap/DatabaseGapStore';
import { DatabaseReadinessStore } from '../DatabaseReadinessStore';
import { Transaction } from '../transaction';

const DAY_MS = 86_400_000;
const AFTER_ALL = '9999-01-01T00:00:00.000Z';

/** Something that happens to an organisation; numbers name its groups, systems, entities and checklists. @internal */
export type OrganisationEvent =
  | {
      type: 'entity';
      entity: number;
      owners: number[];
      tier?: string;
      system?: number;
    }
  | { type: 'system'; system: number; domain?: number; owner?: number }
  | { type: 'group'; group: number; parent?: number }
  | { type: 'gone'; entity: number }
  | { type: 'systemGone'; system: number }
  | {
      type: 'judged';
      entity: number;
      checklist: number;
      standing: Standing;
      place: 'covered' | 'uncovered' | 'exempt' | 'outOfScope';
      /** Of questions by number, what is not met. */
      gaps?: { question: number; state: UnmetState; level: Level }[];
      decided?: boolean;
    }
  | { type: 'purge' }
  | { type: 'dayPasses' };

/** An organisation to which things happen, through the stores that everything else writes with. @internal */
export class RandomOrganisation {
  now = new Date('2026-03-01T10:00:00.000Z');
  readonly #knex: Knex;
  readonly #entities: DatabaseEntityStore;
  readonly #groups: DatabaseGroupStore;
  readonly #readiness: DatabaseReadinessStore;
  readonly #gaps: DatabaseGapStore;
  readonly #purge: DatabaseEntityPurge;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#entities = new DatabaseEntityStore(knex);
    this.#groups = new DatabaseGroupStore(knex);
    this.#readiness = new DatabaseReadinessStore(knex);
    this.#gaps = new DatabaseGapStore(knex);
    this.#purge = new DatabaseEntityPurge(knex);
  }

  /** Two checklists that are published, and one that is tried. */
  async begin(): Promise<void> {
    for (const [index, state] of [
      'published',
      'published',
      'pilot',
    ].entries()) {
      await this.#knex('checklist').insert({
        id: `c${index}`,
        title: `Checklist ${index}`,
        state,
        owner_ref: 'group:default/g0',
        current_version: 1,
        updated_at: this.now.toISOString(),
      });
    }
    await this.#knex('catalog_sweep').insert({
      id: 'sweep',
      generation: 1,
      started_at: this.now.toISOString(),
    });
  }

  /** Empties all that events write. */
  async reset(): Promise<void> {
    for (const table of [
      'readiness',
      'readiness_change',
      'standing_gap',
      'entity',
      'group_ancestor',
      'rollup_cell',
      'rollup_day',
      'rollup_gap',
      'rollup_folded',
      'rollup_due',
    ]) {
      await this.#knex(table).delete();
    }
    await this.#knex('rollup_state').update({
      generation: 1,
      building: null,
      kept_since: null,
      drained_at: null,
      gaps_kept_from: null,
    });
  }

  async happen(event: OrganisationEvent): Promise<void> {
    switch (event.type) {
      case 'entity':
        await this.#put(
          entityOf({
            name: `e${event.entity}`,
            labels: event.tier ? { tier: event.tier } : {},
            relations: [
              ...event.owners.map((owner): [string, string] => [
                'ownedBy',
                `group:default/g${owner}`,
              ]),
              ...(event.system === undefined
                ? []
                : [
                    ['partOf', `system:default/s${event.system}`] as [
                      string,
                      string,
                    ],
                  ]),
            ],
          }),
        );
        return;
      case 'system':
        await this.#put(
          entityOf({
            kind: 'System',
            name: `s${event.system}`,
            relations: [
              ...(event.domain === undefined
                ? []
                : [
                    ['partOf', `domain:default/d${event.domain}`] as [
                      string,
                      string,
                    ],
                  ]),
              ...(event.owner === undefined
                ? []
                : [
                    ['ownedBy', `group:default/g${event.owner}`] as [
                      string,
                      string,
                    ],
                  ]),
            ],
          }),
        );
        return;
      case 'group':
        await this.#put(
          groupOf(
            `g${event.group}`,
            event.parent === undefined ? [] : [`g${event.parent}`],
          ),
        );
        await this.#groups.rebuild();
        return;
      case 'gone':
        await this.#leave(`component:default/e${event.entity}`);
        return;
      case 'systemGone':
        await this.#leave(`system:default/s${event.system}`);
        return;
      case 'judged':
        await this.#judge(event);
        return;
      case 'purge':
        await this.#purge.deleteBare({ goneBefore: AFTER_ALL, limit: 2 });
        return;
      default:
        this.now = new Date(this.now.getTime() + DAY_MS);
    }
  }

  async #put(entity: Parameters<typeof projectEntity>[0]): Promise<void> {
    await this.#entities.upsert([projectEntity(entity)], {
      seenAt: this.now.toISOString(),
    });
  }

  async #leave(entityRef: string): Promise<void> {
    const known = await this.#entities.getByRef(entityRef);
    await this.#entities.orphan(known ? [known.id] : [], {
      generation: 1,
      startedAt: AFTER_ALL,
      now: this.now.toISOString(),
    });
  }

  async #judge(
    event: Extract<OrganisationEvent, { type: 'judged' }>,
  ): Promise<void> {
    const entity = await this.#entities.getByRef(
      `component:default/e${event.entity}`,
    );
    if (!entity) {
      return;
    }
    await this.#readiness.transaction(async trx => {
      const stored = await this.#readiness.lock(trx, [entity.id]);
      const checklistId = `c${event.checklist}`;
      const before = stored.find(row => row.checklistId === checklistId);
      const row = {
        entityId: entity.id,
        checklistId,
        checklistVersion: 1,
        standing: event.standing,
        rule: 1,
        reasons: [],
        flags: {} as never,
        sequence: (before?.sequence ?? 0) + 1,
        computedAt: this.now.toISOString(),
      };
      await this.#readiness.save(trx, [row]);
      await trx('readiness')
        .where({ entity_id: entity.id, checklist_id: checklistId })
        .update({ decision_id: event.decided ? 'd' : null });
      await this.#replaceGaps(trx, entity.id, event);
      if (before?.standing !== event.standing) {
        await this.#readiness.recordChanges(trx, [row]);
      }
      const published = [...stored.filter(each => each !== before), row].filter(
        each => each.checklistId !== 'c2',
      );
      await this.#readiness.saveHeadlines(
        trx,
        new Map([
          [
            entity.id,
            {
              headline: headlineOf(published.map(({ standing }) => standing)),
              inReview: false,
              dueSoon: false,
              launchedUnreviewed: false,
              contradicted: false,
              reasons: [],
              programme: event.place,
              inScope: event.place !== 'outOfScope',
            },
          ],
        ]),
      );
    });
  }

  async #replaceGaps(
    trx: Transaction,
    entityId: string,
    { checklist, gaps = [] }: Extract<OrganisationEvent, { type: 'judged' }>,
  ): Promise<void> {
    const checklistId = `c${checklist}`;
    const others = (await this.#gaps.listByEntities([entityId], trx)).filter(
      gap => gap.checklistId !== checklistId,
    );
    await this.#gaps.replace(trx, {
      entityIds: [entityId],
      gaps: [
        ...others,
        ...gaps.map(({ question, state, level }) => ({
          entityId,
          checklistId,
          questionId: `q${question}`,
          sectionId: `s${question % 2}`,
          area: `Area ${question % 3}`,
          level,
          state,
          contradicted: question === 0,
          since: '2026-03-01T10:00:00.000Z',
        })),
      ],
    });
  }
}
