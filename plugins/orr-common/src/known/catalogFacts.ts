import { FACT_TOPICS } from '../checklist/factTopics';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { annotationFactsOf, catalogPathOf } from './annotationFacts';
import { CatalogEntity, refOfEntity } from './catalogEntity';
import { classifyLink } from './classifyLink';
import { FactEntity, KnownFact } from './knownFact';

/** The most entities of one relation that are looked at. @internal */
export const MAX_RELATED_ENTITIES = 100;

const MAIL = /^[^\s@<>"']+@[^\s@<>"']+$/;

/** Which relations say what of an entity. */
const RELATION_TOPICS = [
  { type: 'dependsOn', topic: 'dependencies' },
  { type: 'dependencyOf', topic: 'dependents' },
  { type: 'apiConsumedBy', topic: 'dependents' },
  { type: 'providesApi', topic: 'apis' },
  { type: 'consumesApi', topic: 'apis' },
] as const;

function targetsOf(entity: CatalogEntity, type: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLowerCase());
  return [...new Set(refs)].sort().slice(0, MAX_RELATED_ENTITIES);
}

/** What an entity depends on, as far as the catalog says: full refs in lower case. @internal */
export function dependencyRefsOf(entity: CatalogEntity): string[] {
  return targetsOf(entity, 'dependsOn');
}

/** The entities that have to be looked up, as the viewer, before all facts can be told. @internal */
export function relatedRefsOf(entity: CatalogEntity): string[] {
  const types = ['ownedBy', ...RELATION_TOPICS.map(({ type }) => type)];
  return [...new Set(types.flatMap(type => targetsOf(entity, type)))];
}

function factEntityOf(entity: CatalogEntity): FactEntity {
  const { displayName } = profileOf(entity);
  const title = entity.metadata.title ?? displayName;
  return {
    entityRef: refOfEntity(entity),
    ...(title && { title }),
    ownerRefs: targetsOf(entity, 'ownedBy'),
  };
}

function profileOf({ spec }: CatalogEntity): {
  email?: string;
  displayName?: string;
} {
  const { profile } = (spec ?? {}) as {
    profile?: { email?: unknown; displayName?: unknown };
  };
  return {
    email: textOf(profile?.email),
    displayName: textOf(profile?.displayName),
  };
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

function linkFactsOf(entity: CatalogEntity): KnownFact[] {
  return (entity.metadata.links ?? []).flatMap(link => {
    const topic = isSafeUrl(link.url) ? classifyLink(link) : undefined;
    return topic
      ? [
          {
            topic,
            title: textOf(link.title),
            href: link.url,
            from: 'metadata.links',
          },
        ]
      : [];
  });
}

/**
 * How the group or person who owns something is reached: mail, chat, who is on call.
 *
 * @internal
 */
export function ownerContactsOf(owner: CatalogEntity): KnownFact[] {
  const ownerRef = refOfEntity(owner);
  const { email } = profileOf(owner);
  const ways = [...linkFactsOf(owner), ...annotationFactsOf(owner)].filter(
    ({ topic }) => topic === 'chat' || topic === 'on-call',
  );
  const mail: KnownFact[] =
    email && MAIL.test(email)
      ? [
          {
            topic: 'contact',
            title: email,
            href: `mailto:${email}`,
            from: 'spec.profile.email',
          },
        ]
      : [];
  return [...mail, ...ways].map(fact => ({
    ...fact,
    from: `${ownerRef} ${fact.from}`,
  }));
}

function ownerFactsOf(owner: CatalogEntity): KnownFact[] {
  return [
    {
      topic: 'owner',
      portalPath: catalogPathOf(owner),
      entities: [factEntityOf(owner)],
      from: 'relations.ownedBy',
    },
    ...ownerContactsOf(owner),
  ];
}

function relationFactsOf(
  entity: CatalogEntity,
  related: Map<string, CatalogEntity>,
): KnownFact[] {
  return RELATION_TOPICS.flatMap(({ type, topic }) => {
    const entities = targetsOf(entity, type).flatMap(ref => {
      const target = related.get(ref);
      return target ? [factEntityOf(target)] : [];
    });
    return entities.length
      ? [
          {
            topic,
            portalPath: catalogPathOf(entity),
            entities,
            from: `relations.${type}`,
          },
        ]
      : [];
  });
}

function ownValuesOf(entity: CatalogEntity, tier?: string): KnownFact[] {
  const { lifecycle } = (entity.spec ?? {}) as { lifecycle?: unknown };
  const portalPath = catalogPathOf(entity);
  const values: KnownFact[] = [];
  if (textOf(lifecycle)) {
    values.push({
      topic: 'lifecycle',
      value: textOf(lifecycle),
      portalPath,
      from: 'spec.lifecycle',
    });
  }
  if (tier) {
    values.push({ topic: 'tier', value: tier, portalPath, from: 'metadata' });
  }
  return values;
}

/** The same address under the same topic is one fact, whichever place has named it first. */
function onlyOnce(facts: KnownFact[]): KnownFact[] {
  const seen = new Set<string>();
  return facts.filter(fact => {
    if (fact.href === undefined) {
      return true;
    }
    const key = `${fact.topic} ${fact.href.replace(/\/$/, '')}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * What the catalog knows of an entity, by topic. Of other entities it tells only what is among the related ones: these
 * are what the viewer may see.
 *
 * @internal
 */
export function catalogFactsOf(options: {
  entity: CatalogEntity;
  related: CatalogEntity[];
  tier?: string;
}): KnownFact[] {
  const { entity, tier } = options;
  const related = new Map(
    options.related.map(item => [refOfEntity(item), item]),
  );
  const owners = targetsOf(entity, 'ownedBy').flatMap(
    ref => related.get(ref) ?? [],
  );
  const facts = onlyOnce([
    ...owners.flatMap(ownerFactsOf),
    ...linkFactsOf(entity),
    ...annotationFactsOf(entity),
    ...relationFactsOf(entity, related),
    ...ownValuesOf(entity, tier),
  ]);
  return FACT_TOPICS.flatMap(topic =>
    facts.filter(fact => fact.topic === topic),
  );
}
