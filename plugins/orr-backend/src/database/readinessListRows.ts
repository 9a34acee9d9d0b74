import {
  DeployState,
  EntitySummary,
  OwnerState,
  ProgrammePlace,
  Standing,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { EntityRow } from './entityRows';
import { ReadinessListFilter } from './ReadinessListFilter';
import { StoredHeadline } from './readinessRows';

const COLUMNS = [
  'id',
  'entity_ref',
  'kind',
  'namespace',
  'name',
  'title',
  'type',
  'lifecycle',
  'tier',
  'system_ref',
  'owner_state',
  'sort_name',
  'sort_owner',
  'headline',
  'in_review',
  'due_soon',
  'launched_unreviewed',
  'contradicted',
  'reasons',
  'valid_until',
  'due_on',
  'programme_place',
] as const;

/** A row of the list as the database answers it. @internal */
export type ListRow = Pick<
  EntityRow,
  Extract<(typeof COLUMNS)[number], keyof EntityRow>
> & {
  headline: string;
  in_review: boolean | number;
  due_soon: boolean | number;
  launched_unreviewed: boolean | number;
  contradicted: boolean | number;
  reasons: string;
  valid_until: string | null;
  due_on: string | null;
  deploy_state: DeployState | null;
};

/** @internal */
export function toSummary(row: ListRow, ownerRefs: string[]): EntitySummary {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    namespace: row.namespace,
    name: row.name,
    title: row.title ?? undefined,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    tier: row.tier ?? undefined,
    system: row.system_ref ?? undefined,
    ownerRefs,
    ownerState: row.owner_state as OwnerState,
  };
}

/** @internal */
export function toHeadline(row: ListRow): StoredHeadline {
  return {
    headline: row.headline as Standing,
    // SQLite has no booleans and answers 0 and 1.
    inReview: Boolean(row.in_review),
    dueSoon: Boolean(row.due_soon),
    launchedUnreviewed: Boolean(row.launched_unreviewed),
    contradicted: Boolean(row.contradicted),
    reasons: JSON.parse(row.reasons),
    validUntil: row.valid_until ?? undefined,
    dueOn: row.due_on ?? undefined,
    programme: (row.programme_place ?? 'notAsked') as ProgrammePlace,
  };
}

/** The standing under a checklist that is chosen takes the place of the headline. @internal */
export function selectedColumns({
  underChecklistId,
}: ReadinessListFilter): string[] {
  return COLUMNS.map(column => {
    switch (underChecklistId === undefined ? undefined : column) {
      case 'headline':
        return 'under.standing as headline';
      case 'reasons':
      case 'valid_until':
        return `under.${column}`;
      default:
        return `entity.${column}`;
    }
  });
}

/** Of each row alone: a join would be made before the page is cut out. @internal */
export function deployStateOf(knex: Knex): Knex.QueryBuilder {
  return knex('deploy_health as fares')
    .whereRaw('fares.entity_id = entity.id')
    .select('fares.state');
}
