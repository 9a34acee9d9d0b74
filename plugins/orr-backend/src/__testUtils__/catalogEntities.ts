import { Entity } from '@backstage/catalog-model';

/** A catalog entity for tests; relations as pairs of type and target. @internal */
export function entityOf(options: {
  kind?: string;
  name: string;
  namespace?: string;
  uid?: string;
  title?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  tags?: string[];
  spec?: Entity['spec'];
  relations?: [type: string, targetRef: string][];
}): Entity {
  const {
    kind = 'Component',
    relations = [],
    spec,
    name,
    namespace = 'default',
    uid,
    ...metadata
  } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace,
      uid: uid ?? `uid-${kind}-${namespace}-${name}`.toLowerCase(),
      ...metadata,
    },
    ...(spec ? { spec } : {}),
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

/** A team that nothing is amiss with. @internal */
export function groupOf(
  name: string,
  parents: string[] = [],
  lacks: { members?: true; contact?: true } = {},
): Entity {
  return entityOf({
    kind: 'Group',
    name,
    spec: {
      type: 'team',
      children: [],
      ...(!lacks.contact && { profile: { email: `${name}@example.org` } }),
    },
    relations: [
      ...parents.map((parent): [string, string] => [
        'childOf',
        `group:default/${parent}`,
      ]),
      ...(lacks.members
        ? []
        : [['hasMember', `user:default/${name}-member`] as [string, string]]),
    ],
  });
}
