import { isFullEntityRef } from '../review/entityRefs';
import { operations } from './operations';
import { createReviewBodySchema } from './requestSchemas';

const body = {
  mutationId: '5b6c0f8e-6c1a-4a53-9d3f-0c6f2f6e6a11',
  checklistId: 'launch',
  kind: 'launch',
};

describe('entity refs in requests', () => {
  it.each([
    ['component:default/checkout', true],
    ['K8sCluster:default/eu-1', true],
    ['Component:my-space/A.b_c-1', true],
    ['8s:default/eu-1', false],
    ['checkout', false],
    ['component:checkout', false],
    ['component:default/', false],
    ['component:default/a/b', false],
    ['component:default/a b', false],
    ['component:default/<b>', false],
    [`component:default/${'a'.repeat(300)}`, false],
  ])('takes %s: %s', (entityRef, taken) => {
    expect(
      createReviewBodySchema.safeParse({ ...body, entityRef }).success,
    ).toBe(taken);
    expect(isFullEntityRef(entityRef)).toBe(taken);
  });
});

describe('the change of a review', () => {
  const change = {
    kind: 'release',
    title: 'Checkout 4.2',
    url: 'https://example.org/4.2',
    plannedOn: '2026-03-09',
  };
  const fieldsOf = (rest: object) =>
    createReviewBodySchema
      .safeParse({ ...body, entityRef: 'component:default/checkout', ...rest })
      .error?.issues.map(({ path }) => path.join('.')) ?? [];

  it.each<[string, object, string[]]>([
    ['a change review with its change', { kind: 'change', change }, []],
    ['a change review without', { kind: 'change' }, ['change']],
    ['another review with a change', { change }, ['change']],
    [
      'a link that opens nothing harmless',
      // eslint-disable-next-line no-script-url
      { kind: 'change', change: { ...change, url: 'javascript:alert(1)' } },
      ['change.url'],
    ],
    [
      'a day that there is not',
      { kind: 'change', change: { ...change, plannedOn: '2026-02-30' } },
      ['change.plannedOn'],
    ],
    [
      'a title of nothing',
      { kind: 'change', change: { ...change, title: '  ' } },
      ['change.title'],
    ],
    [
      'a kind of its own',
      { kind: 'change', change: { ...change, kind: 'wish' } },
      ['change.kind'],
    ],
  ])('names what is wrong with %s', (_, rest, fields) => {
    expect(fieldsOf(rest)).toEqual(fields);
  });
});

describe('the version of a checklist in a path', () => {
  const { params } = operations.getChecklistVersion;

  it.each([
    ['1', true],
    ['2147483647', true],
    // More than the column of a database holds.
    ['2147483648', false],
    ['0', false],
    ['-1', false],
    ['1.5', false],
    ['one', false],
  ])('takes %s: %s', (version, taken) => {
    expect(params.safeParse({ checklistId: 'launch', version }).success).toBe(
      taken,
    );
  });
});
