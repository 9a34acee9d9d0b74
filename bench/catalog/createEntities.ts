import { Entity } from '@backstage/catalog-model';

/** Of ten entities, one is kept to its own team. */
const RESTRICTED_EVERY = 10;
const ENTITIES_PER_TEAM = 50;
const TEAMS_PER_AREA = 10;

/** The annotation by which a team keeps an entity to itself. */
export const VISIBILITY_ANNOTATION = 'example.org/visibility';

const LIFECYCLES = ['production', 'production', 'experimental', 'deprecated'];
const TIERS = ['1', '2', '3'];
const SHAPES: readonly [kind: string, type: string][] = [
  ...Array<[string, string]>(6).fill(['Component', 'service']),
  ['Component', 'website'],
  ['Component', 'library'],
  ['API', 'openapi'],
  ['Resource', 'database'],
];

function groupOf(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', uid: `uid-group-${name}` },
    spec: { type, children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function createGroups(teams: number): Entity[] {
  const areas = Math.ceil(teams / TEAMS_PER_AREA);
  return [
    groupOf('organisation', 'organisation'),
    ...Array.from({ length: areas }, (_, index) =>
      groupOf(`area-${index}`, 'area', 'organisation'),
    ),
    ...Array.from({ length: teams }, (_, index) =>
      groupOf(
        `team-${index}`,
        'team',
        `area-${Math.floor(index / TEAMS_PER_AREA)}`,
      ),
    ),
  ];
}

function createEntity(index: number, teams: number): Entity {
  const [kind, type] = SHAPES[index % SHAPES.length];
  const number = String(index).padStart(6, '0');
  const name = `${type}-${number}`;
  const owner = `group:default/team-${index % teams}`;
  const system = `system:default/system-${Math.floor(index / 20)}`;
  const isRestricted = Math.floor(index / 7) % RESTRICTED_EVERY === 0;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      title: index % 3 ? undefined : `The ${type} ${number}`,
      description: `A ${type} that stands for many like it`,
      tags: ['bench', TIERS[index % 2] === '1' ? 'java' : 'node'],
      labels: { tier: TIERS[index % TIERS.length] },
      annotations: {
        'backstage.io/managed-by-location': `url:https://git.example.org/${name}`,
        'backstage.io/techdocs-ref': 'dir:.',
        'example.org/pipeline': `pipeline-${number}`,
        [VISIBILITY_ANNOTATION]: isRestricted ? 'team' : 'everyone',
      },
    },
    spec: {
      type,
      lifecycle: LIFECYCLES[index % LIFECYCLES.length],
      owner,
      system,
    },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'partOf', targetRef: system },
    ],
  };
}

/** A catalog of so many entities, the groups of their owners included: so many teams, and the areas above them. */
export function createEntities(
  size: number,
  teams = Math.max(5, Math.floor(size / ENTITIES_PER_TEAM)),
): Entity[] {
  const groups = createGroups(teams);
  return [
    ...groups,
    ...Array.from({ length: size - groups.length }, (_, index) =>
      createEntity(index, teams),
    ),
  ];
}
