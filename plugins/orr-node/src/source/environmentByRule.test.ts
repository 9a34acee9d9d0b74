import { environmentByRule } from './environmentByRule';

const run = { pipeline: 'shop/pay/main', branch: 'main' };

describe('environmentByRule', () => {
  it('says nothing without a rule that fits', () => {
    expect(environmentByRule([], run)).toBeUndefined();
    expect(
      environmentByRule([{ pipeline: 'shop/pay', environment: 'p' }], run),
    ).toBeUndefined();
  });

  it('takes the first rule that fits pipeline and branch', () => {
    const rules = [
      { pipeline: '*/other', environment: 'a' },
      { pipeline: 'shop/*', environment: 'b', branch: 'release/*' },
      { pipeline: 'shop/*/main', environment: 'c', branch: 'm*' },
      { pipeline: '*', environment: 'd' },
    ];
    expect(environmentByRule(rules, run)).toBe('c');
    expect(environmentByRule(rules, { ...run, branch: 'release/2' })).toBe('b');
    expect(environmentByRule(rules, { ...run, branch: null })).toBe('d');
  });

  it('fills in parameters, and passes over rules whose parameters the run does not have', () => {
    const rules = [
      { pipeline: '*', environment: '${ENV}-${REGION}' },
      { pipeline: '*', environment: '${ENV}' },
    ];
    const of = (parameters?: Record<string, string>) =>
      environmentByRule(rules, { ...run, parameters });
    expect(of({ ENV: 'live', REGION: 'eu' })).toBe('live-eu');
    expect(of({ ENV: 'live', REGION: ' ' })).toBe('live');
    expect(of({ ENV: '' })).toBeUndefined();
    expect(of()).toBeUndefined();
  });

  it('takes no parameter for more than a value', () => {
    const rules = [{ pipeline: '*', environment: '${ENV}' }];
    const of = (parameters: Record<string, string>) =>
      environmentByRule(rules, { ...run, parameters });
    expect(of({ ENV: '${OTHER}$&', OTHER: 'x' })).toBe('${OTHER}$&');
    expect(of({ ENV: 'x'.repeat(201) })).toBeUndefined();
    expect(
      environmentByRule(
        [{ pipeline: '*', environment: '${constructor}' }],
        run,
      ),
    ).toBeUndefined();
  });
});
