import { FindingCount, WouldHaveHelped } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';
import { FindingRow, StoredFinding, toFinding } from './findingRows';

/** Which findings are looked at: under a checklist, of what the viewer may see. @internal */
export interface ChecklistIncidentFilter {
  checklistId: string;
  visibility: VisibilityFilter;
}

/** Which of them: of one question, of none, or all. @internal */
export type NamedQuestion = { questionId: string } | 'none' | 'all';

/** What was said of an incident, with the entity that it hurt. @internal */
export interface FoundFinding extends StoredFinding {
  entityRef: string;
  entityTitle?: string;
}

interface CountRow {
  question_id: string;
  question_title: string;
  would_have_helped: string;
  count: number | string;
  last_opened_at: string;
}

/** What incidents say of the questions of checklists, for whoever writes these. @internal */
export class ChecklistIncidentModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By question and by what would have helped; the same question may come in several wordings. */
  async countByQuestion(
    filter: ChecklistIncidentFilter,
  ): Promise<FindingCount[]> {
    const rows: CountRow[] = await this.#findings(filter, 'all')
      .whereNotNull('finding.question_id')
      .groupBy(
        'finding.question_id',
        'finding.question_title',
        'finding.would_have_helped',
      )
      .select(
        'finding.question_id',
        'finding.question_title',
        'finding.would_have_helped',
      )
      .count({ count: '*' })
      .max({ last_opened_at: 'finding.opened_at' });
    return rows.map(row => ({
      questionId: row.question_id,
      questionTitle: row.question_title,
      wouldHaveHelped: row.would_have_helped as WouldHaveHelped,
      // PostgreSQL counts in 64 bits, which arrive as text.
      count: Number(row.count),
      lastOpenedAt: row.last_opened_at,
    }));
  }

  /** Of those for which no question was named: how many miss one, and how many no question could have helped. */
  async countWithoutQuestion(
    filter: ChecklistIncidentFilter,
  ): Promise<{ missing: number; none: number }> {
    const rows: { would_have_helped: string; count: number | string }[] =
      await this.#findings(filter, 'none')
        .groupBy('finding.would_have_helped')
        .select('finding.would_have_helped')
        .count({ count: '*' });
    const of = (helped: WouldHaveHelped) =>
      Number(rows.find(row => row.would_have_helped === helped)?.count ?? 0);
    return { missing: of('notAsked'), none: of('no') };
  }

  /** Closed incidents of entities that the checklist asks, of which nothing was said. */
  async countNotLookedBack({
    checklistId,
    visibility,
  }: ChecklistIncidentFilter): Promise<number> {
    const [{ count }] = await applyVisibility(
      this.#knex('incident_entity as link')
        .join('incident', 'incident.id', 'link.incident_id')
        .join('entity', 'entity.id', 'link.entity_id')
        .whereNull('entity.orphaned_at')
        .whereNotNull('incident.resolved_at')
        .whereExists(this.#asks(checklistId))
        .whereNotExists(
          this.#knex('incident_finding as said')
            .whereRaw('said.entity_id = link.entity_id')
            .whereRaw('said.incident_id = link.incident_id')
            .select('said.id'),
        ),
      visibility,
    ).count({ count: '*' });
    return Number(count);
  }

  /** The newest incidents first; one more than the limit tells of a next page. */
  async listPage(options: {
    filter: ChecklistIncidentFilter;
    named: NamedQuestion;
    limit: number;
    after?: { openedAt: string; id: string };
  }): Promise<FoundFinding[]> {
    const { after } = options;
    const query = this.#findings(options.filter, options.named)
      .orderBy([
        { column: 'finding.opened_at', order: 'desc' },
        { column: 'finding.id', order: 'desc' },
      ])
      .limit(options.limit + 1)
      .select('finding.*', 'entity.entity_ref', {
        entity_title: 'entity.title',
      });
    if (after) {
      query.whereRaw('(finding.opened_at, finding.id) < (?, ?)', [
        after.openedAt,
        after.id,
      ]);
    }
    const rows: (FindingRow & {
      entity_ref: string;
      entity_title: string | null;
    })[] = await query;
    return rows.map(row => ({
      ...toFinding(row),
      entityRef: row.entity_ref,
      entityTitle: row.entity_title ?? undefined,
    }));
  }

  /** A finding without a question belongs to every checklist that asks its entity. */
  #findings(
    { checklistId, visibility }: ChecklistIncidentFilter,
    named: NamedQuestion,
  ): Knex.QueryBuilder {
    return applyVisibility(
      this.#knex('incident_finding as finding')
        .join('entity', 'entity.id', 'finding.entity_id')
        .whereNull('entity.orphaned_at')
        .where(about => {
          if (named !== 'none') {
            about.where(under => {
              under.where('finding.checklist_id', checklistId);
              if (named !== 'all') {
                under.where('finding.question_id', named.questionId);
              }
            });
          }
          if (named === 'none' || named === 'all') {
            about.orWhere(without =>
              without
                .whereNull('finding.question_id')
                .whereExists(this.#asks(checklistId)),
            );
          }
        }),
      visibility,
    );
  }

  #asks(checklistId: string): Knex.QueryBuilder {
    return this.#knex('readiness as asked')
      .whereRaw('asked.entity_id = entity.id')
      .where('asked.checklist_id', checklistId)
      .whereNot('asked.standing', 'notRequired')
      .select('asked.entity_id');
  }
}
