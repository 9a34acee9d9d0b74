import { entityOf } from './__testUtils__/argocdOf';
import { bindApplications } from './bindApplications';

const NAME = 'argocd/app-name';
const LABELS = 'argocd/app-selector';
const NAMESPACE = 'argocd/app-namespace';
const PROJECT = 'argocd/project-name';
const INSTANCE = 'argocd/instance-name';

const one = { instances: [{ name: 'main' }], namespace: 'argocd' };
const two = { ...one, instances: [{ name: 'main' }, { name: 'edge' }] };

const bind = (annotations: Record<string, string>, places = one) =>
  bindApplications(entityOf(annotations), places);

describe('bindApplications', () => {
  it('names the annotations where there is none, and takes an empty one for a no', () => {
    expect(bind({ [INSTANCE]: 'main' })).toEqual({
      status: 'unbound',
      wouldNeed: [
        { annotation: NAME, example: 'pay-production' },
        { annotation: LABELS, example: 'app.kubernetes.io/part-of=pay' },
      ],
    });
    expect(bind({ [NAME]: '' })).toEqual({
      status: 'opted-out',
      annotation: NAME,
    });
    expect(bind({ [LABELS]: ' ' })).toEqual({
      status: 'opted-out',
      annotation: LABELS,
    });
  });

  it('binds an application, by the same key whether its usual namespace is named or not', () => {
    const bound = {
      status: 'bound',
      bindings: [
        {
          key: 'argocd:main/argocd/pay',
          instance: 'main',
          title: 'pay',
          selector: { name: 'pay', namespace: null },
        },
      ],
    };
    expect(bind({ [NAME]: 'pay' })).toEqual(bound);
    expect(bind({ [NAME]: 'pay', [NAMESPACE]: 'argocd' })).toEqual(bound);
    expect(bind({ [NAME]: 'pay', [PROJECT]: 'other' })).toEqual(bound);
    expect(bind({ [NAME]: 'pay', [NAMESPACE]: 'team' })).toMatchObject({
      bindings: [
        {
          key: 'argocd:main/team/pay',
          selector: { name: 'pay', namespace: 'team' },
        },
      ],
    });
  });

  it('binds by labels, in whatever order they stand', () => {
    const bound = bind({
      [LABELS]: 'tier = a,  team in (x, y),!old',
      [PROJECT]: 'shop',
    });
    expect(bound).toEqual({
      status: 'bound',
      bindings: [
        {
          key: 'argocd:main/*?project=shop&selector=%21old%2Cteam+in+%28x%2C+y%29%2Ctier+%3D+a',
          instance: 'main',
          title: '!old,team in (x, y),tier = a',
          selector: {
            labels: '!old,team in (x, y),tier = a',
            namespace: null,
            project: 'shop',
          },
        },
      ],
    });
    expect(
      bind({ [LABELS]: '!old,team in (x, y),tier = a', [PROJECT]: 'shop' }),
    ).toEqual(bound);
  });

  it('does not take a name and labels together', () => {
    expect(bind({ [NAME]: 'pay', [LABELS]: 'a=b' })).toEqual({
      status: 'invalid',
      annotation: LABELS,
      reason: `There may be only one of \`${NAME}\` and \`${LABELS}\`.`,
    });
  });

  it('asks which Argo CD where there are several, and takes only one that is configured', () => {
    expect(bind({ [NAME]: 'pay' }, two)).toMatchObject({
      status: 'invalid',
      annotation: INSTANCE,
      reason: expect.stringContaining('several'),
    });
    expect(bind({ [NAME]: 'pay', [INSTANCE]: 'edge' }, two)).toMatchObject({
      bindings: [{ key: 'argocd:edge/argocd/pay', instance: 'edge' }],
    });
    for (const name of ['other', 'https://evil.example.com', '../main']) {
      expect(bind({ [NAME]: 'pay', [INSTANCE]: name }, two)).toEqual({
        status: 'invalid',
        annotation: INSTANCE,
        reason: `\`${INSTANCE}\` is \`${name}\`, which is not configured.`,
      });
    }
    expect(bind({ [NAME]: 'pay' }, { ...one, instances: [] })).toMatchObject({
      status: 'invalid',
    });
  });

  it('does not follow the address of a proxy', () => {
    expect(
      bind({ [NAME]: 'pay', 'argocd/proxy-url': 'https://evil.example.com' }),
    ).toEqual(bind({ [NAME]: 'pay' }));
  });

  it.each([
    '../pay',
    '..',
    '%2e%2e',
    'pay/../other',
    'pay?x=',
    'pay#',
    'https://evil.example.com/pay',
    'Pay',
    'pay.',
    '-pay',
    'pay,other',
    'x'.repeat(254),
  ])('does not take %j for a name', value => {
    for (const annotation of [NAME, PROJECT, NAMESPACE]) {
      expect(bind({ [NAME]: 'pay', [annotation]: value })).toEqual({
        status: 'invalid',
        annotation,
        reason: expect.stringContaining(`\`${annotation}\` is not a name: got`),
      });
    }
  });

  it.each([
    'a=b&x=y',
    'a=b/../c',
    'a in b',
    'a in ()',
    '=b',
    'a=b,',
    'a=?',
    'https://evil.example.com',
    `a=${'x'.repeat(64)}`,
    Array(200).fill('a=b').join(),
  ])('does not take %j for labels', value => {
    expect(bind({ [LABELS]: value })).toEqual({
      status: 'invalid',
      annotation: LABELS,
      reason: expect.stringContaining('is not a label selector: got'),
    });
  });

  it('shows of a long value only how it begins', () => {
    expect(bind({ [NAME]: 'x'.repeat(300) })).toMatchObject({
      reason: `\`${NAME}\` is not a name: got \`${'x'.repeat(80)}…\`.`,
    });
  });
});
