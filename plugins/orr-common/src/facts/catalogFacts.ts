import { isSafeUrl } from '../checklist/isSafeUrl';
import { CatalogEntity, refOfEntity } from '../known/catalogEntity';
import { catalogFactsOf } from '../known/catalogFacts';
import { KnownFact } from '../known/knownFact';
import { isOwnerResolved, OwnerState } from '../ownership/ownerState';
import { FactDefinition, FactReading } from './fact';

/** The provider of what the catalog says. @internal */
export const CATALOG_PROVIDER = { id: 'catalog', title: 'Catalog' } as const;

/** Whatever a catalog entry says its owner has written there. */
const DECLARED = { rung: 'linked', controlledBy: 'team' } as const;

/** What the catalog says of an entity, as facts. @internal */
export const CATALOG_FACTS = [
  {
    id: 'catalog.ownerResolves',
    title: 'Owner is known',
    description:
      'An owner is named, the catalog has it, and it is a person or a group with members.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.contact',
    title: 'Owner can be reached',
    description:
      'The owner or the entity names a mail address, a chat or who is on call.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.onCallLink',
    title: 'On-call is named',
    description:
      'The entity or its owner links to an on-call rota or names who is on call.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.runbookLink',
    title: 'Runbook is linked',
    description: 'A link of the entity is about a runbook.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.dashboardLink',
    title: 'Dashboard is linked',
    description:
      'A link of the entity is about a dashboard, or an annotation selects one.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.techDocs',
    title: 'Documentation is published',
    description: 'An annotation of the entity names its TechDocs.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.description',
    title: 'Description is there',
    description: 'The entity has a description.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.lifecycle',
    title: 'Lifecycle',
    description: 'The lifecycle that the entity names.',
    type: 'text',
    ...DECLARED,
  },
  {
    id: 'catalog.dependenciesHaveOwners',
    title: 'Dependencies have owners',
    description:
      'Everything the entity says it depends on is in the catalog and has an owner. Not known where it names nothing.',
    type: 'boolean',
    ...DECLARED,
  },
  {
    id: 'catalog.apiDefinitions',
    title: 'Provided APIs are defined',
    description:
      'Every API that the entity provides is in the catalog with a definition. Not known where it provides none.',
    type: 'boolean',
    ...DECLARED,
  },
] as const satisfies readonly FactDefinition[];

type CatalogFactId = (typeof CATALOG_FACTS)[number]['id'];

/** An entity around another one, as it is stored. @internal */
export interface RelatedEntity {
  /** As the catalog has it. */
  entity: CatalogEntity;
  /** How well its own owner is known. */
  ownerState: OwnerState;
}

/** What the facts of one entity are read from. @internal */
export interface CatalogFactSources extends RelatedEntity {
  /** Those around it that the catalog has. */
  related: readonly RelatedEntity[];
  /** ISO instant at which the catalog was seen so. */
  seenAt: string;
}

type Said = Pick<FactReading, 'state'> &
  Partial<Pick<FactReading, 'value' | 'note' | 'url'>>;

const NOT_OWNED: readonly OwnerState[] = ['groupWithoutMembers'];

function isOwned(state: OwnerState): boolean {
  return isOwnerResolved(state) && !NOT_OWNED.includes(state);
}

function yesOrNo(value: boolean, note?: string): Said {
  return { state: 'ok', value, ...(note && { note }) };
}

function unknown(note: string): Said {
  return { state: 'unknown', note };
}

/** Whether something is known about one of the topics, and where. */
function about(facts: KnownFact[], topics: KnownFact['topic'][]): Said {
  const found = facts.filter(({ topic }) => topics.includes(topic));
  const url = found.find(({ href }) => href && isSafeUrl(href))?.href;
  return { state: 'ok', value: found.length > 0, ...(url && { url }) };
}

function targetsOf({ relations = [] }: CatalogEntity, type: string): string[] {
  return [
    ...new Set(
      relations
        .filter(relation => relation.type === type)
        .map(({ targetRef }) => targetRef.toLowerCase()),
    ),
  ];
}

/** Whether all that a relation leads to is as it should be. Of those that are not only the number is told: not everybody may see them. */
function everyTarget(
  { entity, related }: CatalogFactSources,
  type: string,
  words: { none: string; failing: string },
  isFine: (target: RelatedEntity) => boolean,
): Said {
  const refs = targetsOf(entity, type);
  if (!refs.length) {
    return unknown(words.none);
  }
  const byRef = new Map(related.map(item => [refOfEntity(item.entity), item]));
  const failing = refs.filter(ref => {
    const target = byRef.get(ref);
    return !target || !isFine(target);
  });
  return yesOrNo(
    failing.length === 0,
    failing.length
      ? `${failing.length} of ${refs.length} ${words.failing}`
      : undefined,
  );
}

function hasDefinition({ entity }: RelatedEntity): boolean {
  const { definition } = (entity.spec ?? {}) as { definition?: unknown };
  return typeof definition === 'string'
    ? definition.trim() !== ''
    : typeof definition === 'object' && definition !== null;
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

function saidOf(sources: CatalogFactSources): Record<CatalogFactId, Said> {
  const { entity, ownerState } = sources;
  const facts = catalogFactsOf({
    entity,
    related: sources.related.map(item => item.entity),
  });
  const { description } = entity.metadata as { description?: unknown };
  const { lifecycle } = (entity.spec ?? {}) as { lifecycle?: unknown };
  const named = textOf(lifecycle);
  return {
    'catalog.ownerResolves': yesOrNo(isOwned(ownerState)),
    'catalog.contact': about(facts, ['contact', 'chat', 'on-call']),
    'catalog.onCallLink': about(facts, ['on-call']),
    'catalog.runbookLink': about(facts, ['runbook']),
    'catalog.dashboardLink': about(facts, ['dashboard']),
    'catalog.techDocs': about(facts, ['techdocs']),
    'catalog.description': yesOrNo(textOf(description) !== undefined),
    'catalog.lifecycle': named
      ? { state: 'ok', value: named.slice(0, 200) }
      : unknown('It names no lifecycle'),
    'catalog.dependenciesHaveOwners': everyTarget(
      sources,
      'dependsOn',
      { none: 'It names no dependency', failing: 'have no owner' },
      target => isOwned(target.ownerState),
    ),
    'catalog.apiDefinitions': everyTarget(
      sources,
      'providesApi',
      { none: 'It provides no API', failing: 'have no definition' },
      hasDefinition,
    ),
  };
}

/** What the catalog says of an entity now. @internal */
export function readCatalogFacts(sources: CatalogFactSources): FactReading[] {
  const said = saidOf(sources);
  return CATALOG_FACTS.map(({ id }) => ({
    factId: id,
    ...said[id],
    observedAt: sources.seenAt,
  }));
}
