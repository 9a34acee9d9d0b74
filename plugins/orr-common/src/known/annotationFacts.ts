import { isSafeUrl } from '../checklist/isSafeUrl';
import { entityRolesOf, ROLE_ANNOTATIONS } from '../ownership/entityRoles';
import { CatalogEntity, partsOfRef, refOfEntity } from './catalogEntity';
import { KnownFact } from './knownFact';

type Annotations = Record<string, string>;
type Found = Omit<KnownFact, 'from'>;

const SLUG = /^[\w.-]+(?:\/[\w.-]+)+$/;
const CHAT_WORDS = ['slack', 'chat', 'mattermost', 'discord'];

function pathOf(ref: string, page: 'catalog' | 'docs'): string | undefined {
  const parts = partsOfRef(ref);
  return parts && `/${page}/${parts.namespace}/${parts.kind}/${parts.name}`;
}

/** The page of an entity in the portal. @internal */
export function catalogPathOf(entity: CatalogEntity): string | undefined {
  return pathOf(refOfEntity(entity), 'catalog');
}

/** The host that holds the sources: a company may run its own. */
function sourceHost(annotations: Annotations, usual: string): string {
  const location = (annotations['backstage.io/source-location'] ?? '').replace(
    /^url:/,
    '',
  );
  return URL.canParse(location) ? new URL(location).host : usual;
}

function repository(
  annotations: Annotations,
  slug: string,
  options: { usualHost: string; pipelines: string },
): Found[] {
  if (!SLUG.test(slug)) {
    return [];
  }
  const root = `https://${sourceHost(annotations, options.usualHost)}/${slug}`;
  return [
    { topic: 'source', title: slug, href: root },
    { topic: 'ci', title: slug, href: `${root}${options.pipelines}` },
  ];
}

/** What each annotation that is known says; values are whatever a team has written there. */
const READERS: Record<
  string,
  (value: string, annotations: Annotations, entity: CatalogEntity) => Found[]
> = {
  'backstage.io/techdocs-ref': (_value, _annotations, entity) => [
    { topic: 'techdocs', portalPath: pathOf(refOfEntity(entity), 'docs') },
  ],
  'backstage.io/techdocs-entity': value =>
    partsOfRef(value)
      ? [{ topic: 'techdocs', portalPath: pathOf(value, 'docs') }]
      : [],
  'backstage.io/source-location': value => {
    const href = value.replace(/^url:/, '');
    return isSafeUrl(href) ? [{ topic: 'source', href }] : [];
  },
  'github.com/project-slug': (value, annotations) =>
    repository(annotations, value, {
      usualHost: 'github.com',
      pipelines: '/actions',
    }),
  'gitlab.com/project-slug': (value, annotations) =>
    repository(annotations, value, {
      usualHost: 'gitlab.com',
      pipelines: '/-/pipelines',
    }),
  'circleci.com/project-slug': value =>
    SLUG.test(value)
      ? [
          {
            topic: 'ci',
            title: value,
            href: `https://app.circleci.com/pipelines/${value}`,
          },
        ]
      : [],
  'buildkite.com/project-slug': value =>
    SLUG.test(value)
      ? [{ topic: 'ci', title: value, href: `https://buildkite.com/${value}` }]
      : [],
  'jenkins.io/job-full-name': value => [{ topic: 'ci', value }],
  'dev.azure.com/project-repo': value => [{ topic: 'ci', value }],
  'argocd/app-name': value => [{ topic: 'deployment', value }],
  'pagerduty.com/service-id': value => [{ topic: 'on-call', value }],
  [ROLE_ANNOTATIONS.onCall]: (_value, _annotations, entity) =>
    entityRolesOf(entity).flatMap((named): Found[] => {
      if (named.role !== 'onCall' || 'problem' in named) {
        return [];
      }
      return 'href' in named
        ? [{ topic: 'on-call', href: named.href }]
        : [
            {
              topic: 'on-call',
              value: named.ref,
              portalPath: pathOf(named.ref, 'catalog'),
            },
          ];
    }),
  'opsgenie.com/team': value => [{ topic: 'on-call', value }],
  'grafana/dashboard-selector': value => [{ topic: 'dashboard', value }],
  'grafana/alert-label-selector': value => [{ topic: 'alerts', value }],
  'prometheus.io/alert': value => [{ topic: 'alerts', value }],
  'sentry.io/project-slug': value => [{ topic: 'logs', value }],
};

/** The annotations that are read, besides those that name a chat. */
const READ_ANNOTATIONS: readonly string[] = Object.keys(READERS);

function isChatKey(key: string): boolean {
  const words = key.toLowerCase().split(/[^a-z0-9]+/);
  return CHAT_WORDS.some(word => words.includes(word));
}

function chatOf(value: string): Found[] {
  if (isSafeUrl(value)) {
    return [{ topic: 'chat', href: value }];
  }
  return /^#[\w-]+$/.test(value) ? [{ topic: 'chat', value }] : [];
}

/** What the annotations of an entity say, in the order of the table. @internal */
export function annotationFactsOf(entity: CatalogEntity): KnownFact[] {
  const { annotations = {} } = entity.metadata;
  const known = READ_ANNOTATIONS.filter(
    key => typeof annotations[key] === 'string' && annotations[key].trim(),
  ).flatMap(key =>
    READERS[key](annotations[key].trim(), annotations, entity).map(fact => ({
      ...fact,
      from: `metadata.annotations.${key}`,
    })),
  );
  const chats = Object.entries(annotations)
    .filter(([key, value]) => typeof value === 'string' && isChatKey(key))
    .flatMap(([key, value]) =>
      chatOf(value.trim()).map(fact => ({
        ...fact,
        from: `metadata.annotations.${key}`,
      })),
    );
  return [...known, ...chats];
}
