import { entityOf } from '../../__testUtils__/catalogEntities';
import { flattenEntity } from './flattenEntity';
import { projectEntity } from './projectEntity';

const pay = () =>
  entityOf({
    name: 'Pay',
    title: 'Payments',
    labels: { tier: '1' },
    annotations: { 'example.org/tier': 'gold' },
    tags: ['Java'],
    spec: {
      type: 'service',
      lifecycle: 'production',
      definition: 'x'.repeat(5_000),
    },
    relations: [
      ['ownedBy', 'group:default/Pay'],
      ['ownedBy', 'group:default/core'],
      ['partOf', 'component:default/shop'],
      ['partOf', 'system:default/Shop'],
    ],
  });

describe('projectEntity', () => {
  it('reads the columns, with refs in lower case', () => {
    expect(projectEntity(pay())).toMatchObject({
      entityRef: 'component:default/pay',
      uid: 'uid-component-default-pay',
      kind: 'component',
      namespace: 'default',
      name: 'Pay',
      title: 'Payments',
      type: 'service',
      lifecycle: 'production',
      tier: '1',
      systemRef: 'system:default/shop',
      ownerRefs: ['group:default/core', 'group:default/pay'],
    });
  });

  it.each([
    [{ label: 'tier' }, '1'],
    [{ annotation: 'example.org/tier' }, 'gold'],
    [{ label: 'none', annotation: 'example.org/tier' }, 'gold'],
    [{ label: 'none' }, undefined],
    [{ label: 'constructor' }, undefined],
  ])('reads the tier from %j', (source, tier) => {
    expect(projectEntity(pay(), source).tier).toBe(tier);
  });

  it('keeps the beginning of a long text, and neither status nor etag', () => {
    const entity = pay();
    const changing = {
      ...entity,
      metadata: { ...entity.metadata, etag: 'e1' },
      status: { items: [{ type: 't', level: 'error' as const, message: 'm' }] },
    };
    const projection = projectEntity(changing);
    const kept = JSON.parse(projection.entityJson);
    expect(kept.spec.definition).toHaveLength(1_024);
    expect(kept.status).toBeUndefined();
    expect(kept.metadata.etag).toBeUndefined();
    expect(projection.contentHash).toBe(projectEntity(entity).contentHash);
  });

  it('has another hash for another entity, not for another order of keys', () => {
    const entity = pay();
    const reordered = {
      ...entity,
      metadata: Object.fromEntries(Object.entries(entity.metadata).reverse()),
    };
    const hash = projectEntity(entity).contentHash;
    expect(projectEntity(reordered as typeof entity).contentHash).toBe(hash);
    expect(
      projectEntity({
        ...entity,
        metadata: { ...entity.metadata, uid: 'other' },
      }).contentHash,
    ).not.toBe(hash);
    expect(projectEntity({ ...entity, relations: [] }).contentHash).not.toBe(
      hash,
    );
    expect(
      projectEntity(entity, { annotation: 'example.org/tier' }).contentHash,
    ).not.toBe(hash);
  });

  it('replaces what no database can store', () => {
    const projection = projectEntity(
      entityOf({
        name: 'a',
        title: 'a\u0000b\uD800',
        annotations: { 'k\u0000': 'v\u0000' },
      }),
    );
    expect(projection.title).toBe('ab\uFFFD');
    expect(projection.search).toContainEqual({
      key: 'metadata.annotations.k',
      value: 'v',
    });
  });

  it('bears values of unexpected types', () => {
    const odd = {
      ...entityOf({ name: 'a' }),
      spec: { type: 7, lifecycle: null, system: ['x'] },
    };
    expect(projectEntity(odd)).toMatchObject({
      type: undefined,
      lifecycle: undefined,
      systemRef: undefined,
    });
  });
});

describe('flattenEntity', () => {
  it('gives keys and values in lower case, the values of lists also as keys', () => {
    const rows = flattenEntity(pay());
    expect(rows).toEqual(
      expect.arrayContaining([
        { key: 'kind', value: 'component' },
        { key: 'metadata.name', value: 'pay' },
        { key: 'metadata.namespace', value: 'default' },
        { key: 'metadata.labels.tier', value: '1' },
        { key: 'metadata.tags', value: 'java' },
        { key: 'metadata.tags.java', value: 'true' },
        { key: 'spec.definition', value: null },
        { key: 'relations.ownedby', value: 'group:default/pay' },
        { key: 'relations.partof', value: 'system:default/shop' },
      ]),
    );
    expect(new Set(rows.map(row => JSON.stringify(row))).size).toBe(
      rows.length,
    );
  });

  it('leaves out keys that are too long and says so where rows find no room', () => {
    const long = entityOf({
      name: 'a',
      annotations: { ['k'.repeat(200)]: 'v' },
    });
    expect(flattenEntity(long).some(({ key }) => key.length > 200)).toBe(false);
    const rows = flattenEntity(pay(), 5);
    expect(rows).toHaveLength(6);
    expect(rows[5]).toEqual({ key: '*', value: null });
  });
});
