import { Entity, RELATION_CHILD_OF } from '@backstage/catalog-model';
import {
  createEntities,
  VISIBILITY_ANNOTATION,
} from '../catalog/createEntities';

const LOCATION = 'url:https://catalog.example.org/entities';

/** Somebody who answers a review of a service of their own team. */
export interface LoadPerson {
  userRef: string;
  entity: { kind: string; namespace: string; name: string };
}

/** An entity as it is read from a file, before the catalog has worked on it. */
function asRead({ relations = [], ...entity }: Entity): Entity {
  const { uid, ...metadata } = entity.metadata;
  const parent = relations.find(({ type }) => type === RELATION_CHILD_OF);
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
    },
    spec: {
      ...entity.spec,
      ...(parent && { parent: parent.targetRef }),
      ...(entity.kind === 'API' && { definition: 'openapi: 3.1.0' }),
    },
  };
}

function createUser(name: string, team: string): Entity {
  return asRead({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName: name }, memberOf: [team] },
  });
}

/** A catalog of so many entities and people, each with a service to review. */
export function createPeople(options: { entities: number; people: number }) {
  const entities = createEntities(options.entities - options.people);
  const services = entities.filter(
    ({ spec }) => spec?.type === 'service' && spec.lifecycle === 'production',
  );
  const step = Math.floor(services.length / options.people);
  const pairs = Array.from({ length: options.people }, (_, index) => ({
    name: `person-${index}`,
    service: services[index * step],
  }));
  return {
    entities: [
      ...entities.map(asRead),
      ...pairs.map(({ name, service }) =>
        createUser(name, String(service.spec?.owner)),
      ),
    ],
    people: pairs.map(
      ({ name, service }): LoadPerson => ({
        userRef: `user:default/${name}`,
        entity: {
          kind: 'component',
          namespace: 'default',
          name: service.metadata.name,
        },
      }),
    ),
  };
}

/** The names of those services that everybody sees, whatever the policy. */
export function seenByAll(entities: Entity[], people: LoadPerson[]): string[] {
  const open = new Set(
    entities
      .filter(
        ({ metadata }) =>
          metadata.annotations?.[VISIBILITY_ANNOTATION] === 'everyone',
      )
      .map(({ metadata }) => metadata.name),
  );
  return people.map(({ entity }) => entity.name).filter(name => open.has(name));
}
