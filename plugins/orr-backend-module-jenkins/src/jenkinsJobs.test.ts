import { bindJobs, pathOfJob } from './jenkinsJobs';
import { entityOf } from './__testUtils__/sourceOf';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const JOBS = 'jenkins.io/job-full-name';
const OVERRIDE = 'jenkins.io/override-base-url';
const instances = [
  { name: 'default', baseUrl: 'https://ci.example.com/jenkins/' },
  { name: 'eu', baseUrl: 'https://eu.example.com' },
];

const bind = (value: string, more: Record<string, string> = {}) =>
  bindJobs(entityOf({ [JOBS]: value, ...more }), instances);

function keysOf(value: string): string[] {
  const bound = bind(value);
  return bound.status === 'bound' ? bound.bindings.map(({ key }) => key) : [];
}

describe('bindJobs', () => {
  it('names the annotation where there is none, and takes an empty one for a no', () => {
    expect(bindJobs(entityOf({}), instances)).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: JOBS, example: 'folder/job' }],
    });
    expect(bind(' ')).toEqual({ status: 'opted-out', annotation: JOBS });
  });

  it('makes a binding of each job, each once', () => {
    expect(bind('eu:shop/pay, shop/pay-db,shop/pay')).toEqual({
      status: 'bound',
      bindings: ['shop/pay', 'shop/pay-db'].map(job => ({
        key: `jenkins:eu/${job}`,
        instance: 'eu',
        title: job,
        selector: { job },
      })),
    });
    expect(keysOf('shop/pay')).toEqual(['jenkins:default/shop/pay']);
    expect(keysOf('eu:a,eu:b')).toEqual(['jenkins:eu/a', 'jenkins:eu/b']);
  });

  it('takes the only instance for a job without the name of one', () => {
    expect(bindJobs(entityOf({ [JOBS]: 'a' }), [instances[1]])).toMatchObject({
      status: 'bound',
      bindings: [{ instance: 'eu' }],
    });
    expect(bindJobs(entityOf({ [JOBS]: 'a' }), [])).toMatchObject({
      status: 'invalid',
    });
  });

  it.each([
    '../pay',
    'shop/..',
    'shop/./pay',
    'shop/%2e%2e/pay',
    'shop/pay?x=',
    'shop/pay#1',
    'shop\\pay',
    '/shop/pay',
    'shop//pay',
    'shop/pay/',
    'shop/pay,',
    'shop/ pay',
    'shop/pay\u0000',
    'shop/\ud800',
  ])('does not take %j for a job', value => {
    expect(bind(value)).toEqual({
      status: 'invalid',
      annotation: JOBS,
      reason: expect.stringContaining(`\`${JOBS}\` is not \`folder/job\`: got`),
    });
  });

  it('shows of a long value only how it begins', () => {
    expect(bind(`${'x'.repeat(500)}?`)).toMatchObject({
      reason: `\`${JOBS}\` is not \`folder/job\`: got \`${'x'.repeat(80)}…\`.`,
    });
  });

  it.each([
    ['https://ci.example.com/job/shop', '`https`, which is not configured'],
    ['evil.example.com:shop/pay', 'which is not configured'],
    [':shop/pay', 'which is not configured'],
    ['eu:a,default:b', 'several instances'],
    [Array(51).fill('a').join(), 'more than 50 jobs'],
  ])('does not take %j', (value, reason) => {
    expect(bind(value)).toEqual({
      status: 'invalid',
      annotation: JOBS,
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    'https://evil.example.com',
    'http://ci.example.com/jenkins',
    'https://ci.example.com/other',
    'https://eu.example.com',
    'nonsense',
  ])('does not follow an address in an annotation: %s', address => {
    expect(bind('shop/pay', { [OVERRIDE]: address })).toEqual({
      status: 'invalid',
      annotation: OVERRIDE,
      reason: expect.stringContaining('is not followed'),
    });
  });

  it('does not mind an address that says what is configured', () => {
    const same = { [OVERRIDE]: 'https://ci.example.com/jenkins' };
    expect(bind('shop/pay', same).status).toBe('bound');
  });
});

describe('pathOfJob', () => {
  it('encodes each name', () => {
    expect(pathOfJob('shop/pay now/feature%2Fx')).toBe(
      'job/shop/job/pay%20now/job/feature%252Fx',
    );
  });
});
