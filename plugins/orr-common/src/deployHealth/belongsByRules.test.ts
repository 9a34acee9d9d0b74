import { belongsByRules, linkRulesOf } from './belongsByRules';

const RECORD = {
  environment: 'Live',
  pipeline: 'deploy-pay.yml',
  ref: 'refs/heads/pay-1',
};
const RULE = { bindingKey: 'github:*', entityRef: 'component:default/pay' };

describe('belongsByRules', () => {
  it.each([
    [[], true],
    [[RULE], true],
    [[{ ...RULE, environment: 'live' }], true],
    [[{ ...RULE, environment: 'staging' }], false],
    [[{ ...RULE, pipeline: 'deploy-*' }], true],
    [[{ ...RULE, pipeline: 'build-*' }], false],
    [[{ ...RULE, refPrefix: 'pay-' }], true],
    [[{ ...RULE, refPrefix: 'search-' }], false],
    [[{ ...RULE, environment: 'live', refPrefix: 'search-' }], false],
    [
      [
        { ...RULE, environment: 'staging' },
        { ...RULE, refPrefix: 'pay-' },
      ],
      true,
    ],
  ])('by %j is %p', (rules, belongs) => {
    expect(belongsByRules(RECORD, rules)).toBe(belongs);
  });

  it('is not by the name of what the record does not say', () => {
    const bare = { environment: 'live', ref: null };
    expect(belongsByRules(bare, [{ ...RULE, refPrefix: 'pay' }])).toBe(false);
    expect(belongsByRules(bare, [{ ...RULE, pipeline: 'deploy' }])).toBe(false);
  });
});

describe('linkRulesOf', () => {
  it('finds those about the entity and the binding', () => {
    const rules = [
      RULE,
      { ...RULE, entityRef: 'component:default/search' },
      { ...RULE, bindingKey: 'gitlab:*' },
    ];
    expect(
      linkRulesOf(
        { bindingKey: 'github:x', entityRef: 'Component:default/Pay' },
        rules,
      ),
    ).toEqual([RULE]);
  });
});
