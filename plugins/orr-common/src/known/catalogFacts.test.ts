import { CatalogEntity } from './catalogEntity';
import {
  catalogFactsOf,
  MAX_RELATED_ENTITIES,
  relatedRefsOf,
} from './catalogFacts';
import { isLinkedFact } from './knownFact';

const component = (
  name: string,
  rest: Partial<CatalogEntity> = {},
  metadata: Partial<CatalogEntity['metadata']> = {},
): CatalogEntity => ({
  kind: 'Component',
  ...rest,
  metadata: { name, ...metadata },
});

const PAYMENTS: CatalogEntity = {
  kind: 'Group',
  metadata: {
    name: 'payments',
    annotations: { 'example.org/chat': 'https://chat.example.org/payments' },
    links: [
      { url: 'https://pager.example.org/payments', title: 'On-call' },
      { url: 'https://wiki.example.org/payments', title: 'Runbook' },
    ],
  },
  spec: { profile: { displayName: 'Payments', email: 'pay@example.org' } },
};

const facts = (entity: CatalogEntity, related: CatalogEntity[] = []) =>
  catalogFactsOf({ entity, related });

/** Everything that is told of a fact, in one line. */
const lineOf = (fact: ReturnType<typeof facts>[number]) =>
  [
    fact.topic,
    fact.title ?? fact.value,
    fact.href ?? fact.portalPath,
    fact.entities?.map(({ entityRef }) => entityRef).join('+'),
  ]
    .filter(Boolean)
    .join(' ');

describe('catalogFactsOf', () => {
  it('tells owner and contacts from the owner that the viewer may see', () => {
    const checkout = component('checkout', {
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/payments' },
        { type: 'ownedBy', targetRef: 'group:default/hidden' },
      ],
    });
    expect(facts(checkout, [PAYMENTS]).map(lineOf)).toEqual([
      'owner /catalog/default/group/payments group:default/payments',
      'contact pay@example.org mailto:pay@example.org',
      'on-call On-call https://pager.example.org/payments',
      'chat https://chat.example.org/payments',
    ]);
    expect(facts(checkout)).toEqual([]);
  });

  it('tells dependencies, dependents and interfaces with their owners, and nothing of what is hidden', () => {
    const checkout = component('checkout', {
      relations: [
        { type: 'dependsOn', targetRef: 'resource:default/db' },
        { type: 'dependsOn', targetRef: 'component:default/secret' },
        { type: 'dependencyOf', targetRef: 'component:default/shop' },
        { type: 'providesApi', targetRef: 'API:default/Checkout' },
        { type: 'consumesApi', targetRef: 'api:default/stock' },
      ],
    });
    const related: CatalogEntity[] = [
      {
        kind: 'Resource',
        metadata: { name: 'db', title: 'Payments DB' },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/data' }],
      },
      component('shop'),
      { kind: 'API', metadata: { name: 'Checkout' } },
    ];
    const told = facts(checkout, related);
    expect(told.map(lineOf)).toEqual([
      'apis /catalog/default/component/checkout api:default/checkout',
      'dependencies /catalog/default/component/checkout resource:default/db',
      'dependents /catalog/default/component/checkout component:default/shop',
    ]);
    expect(told[1].entities).toEqual([
      {
        entityRef: 'resource:default/db',
        title: 'Payments DB',
        ownerRefs: ['group:default/data'],
      },
    ]);
    expect(relatedRefsOf(checkout)).toEqual([
      'component:default/secret',
      'resource:default/db',
      'component:default/shop',
      'api:default/checkout',
      'api:default/stock',
    ]);
  });

  it('looks at a bounded number of entities', () => {
    const relations = Array.from({ length: 500 }, (_, index) => ({
      type: 'dependsOn',
      targetRef: `component:default/c${index}`,
    }));
    expect(relatedRefsOf(component('hub', { relations }))).toHaveLength(
      MAX_RELATED_ENTITIES,
    );
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'TechDocs',
      { 'backstage.io/techdocs-ref': 'dir:.' },
      ['techdocs /docs/default/component/pay'],
    ],
    [
      'the TechDocs of another entity',
      { 'backstage.io/techdocs-entity': 'system:default/Money' },
      ['techdocs /docs/default/system/money'],
    ],
    ['TechDocs of nothing', { 'backstage.io/techdocs-entity': 'a:b:c' }, []],
    [
      'a repository and its pipelines',
      { 'github.com/project-slug': 'acme/pay' },
      [
        'source acme/pay https://github.com/acme/pay',
        'ci acme/pay https://github.com/acme/pay/actions',
      ],
    ],
    [
      "a repository on the company's own host",
      {
        'backstage.io/source-location': 'url:https://git.acme.com/acme/pay/',
        'gitlab.com/project-slug': 'acme/pay',
      },
      [
        'source https://git.acme.com/acme/pay/',
        'ci acme/pay https://git.acme.com/acme/pay/-/pipelines',
      ],
    ],
    ['a slug that is none', { 'github.com/project-slug': '../../evil?' }, []],
    [
      'names of jobs, which lead nowhere',
      {
        'jenkins.io/job-full-name': 'acme/pay/main',
        'argocd/app-name': 'pay-production',
      },
      ['ci acme/pay/main', 'deployment pay-production'],
    ],
    [
      'a location that must not become a link',
      { 'backstage.io/source-location': 'url:javascript:alert(1)' },
      [],
    ],
    [
      'chats by address and by name',
      {
        'acme.com/slack': '#pay',
        'acme.com/chat-room': 'https://c.acme.com/pay',
      },
      ['chat #pay', 'chat https://c.acme.com/pay'],
    ],
    ['a chat that is neither', { 'acme.com/slack': 'ask me' }, []],
    ['nothing of an empty annotation', { 'jenkins.io/job-full-name': ' ' }, []],
    ['nothing of secrets', { 'pagerduty.com/integration-key': 'abc' }, []],
  ])('reads %s from annotations', (_, annotations, lines) => {
    expect(facts(component('pay', {}, { annotations })).map(lineOf)).toEqual(
      lines,
    );
  });

  it('reads links, each once, and leaves out what is unsafe or about nothing known', () => {
    const links = [
      { url: 'https://run.example.org/pay', title: 'Runbook' },
      { url: 'https://run.example.org/pay/', title: 'Runbook again' },
      { url: ['javascript', 'alert(1)'].join(':'), title: 'Runbook' },
      { url: 'https://example.org', title: 'Home' },
    ];
    expect(facts(component('pay', {}, { links })).map(lineOf)).toEqual([
      'runbook Runbook https://run.example.org/pay',
    ]);
  });

  it('tells lifecycle and tier, and survives an entity of any shape', () => {
    const entity = component('pay', { spec: { lifecycle: 'production' } });
    expect(
      catalogFactsOf({ entity, related: [], tier: 'tier-1' }).map(lineOf),
    ).toEqual([
      'lifecycle production /catalog/default/component/pay',
      'tier tier-1 /catalog/default/component/pay',
    ]);
    expect(
      facts(component('odd', { spec: { lifecycle: 7, profile: null } })),
    ).toEqual([]);
  });
});

describe('isLinkedFact', () => {
  it.each([
    [{ href: 'https://a.example' }, true],
    [{ portalPath: '/docs/a' }, true],
    [{ href: 'mailto:a@example.org' }, false],
    [{}, false],
  ])('%j: %s', (fact, linked) => {
    expect(isLinkedFact(fact)).toBe(linked);
  });
});
