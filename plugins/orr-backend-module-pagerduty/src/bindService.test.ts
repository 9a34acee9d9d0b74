import { HostGates } from 'backstage-plugin-orr-node';
import { entityWith } from './__testUtils__/pagerduty';
import { PagerdutyFactProvider } from './PagerdutyFactProvider';
import { PagerdutyIncidentSource } from './PagerdutyIncidentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const SERVICE = 'pagerduty.com/service-id';
const ACCOUNT = 'pagerduty.com/account';
const KEY = 'pagerduty.com/integration-key';

function bind(annotations: Record<string, string>, names: string[] = ['main']) {
  const clock = { now: () => new Date() };
  const options = {
    accounts: names.map(name => ({
      name,
      title: name,
      token: 't',
      apiBaseUrl: 'https://api.pagerduty.com',
    })),
    environment: { clock, hosts: new HostGates({ clock }) },
  };
  const entity = entityWith(annotations);
  const result = new PagerdutyIncidentSource(options).bind(entity);
  expect(new PagerdutyFactProvider(options).bind(entity)).toEqual(result);
  return result;
}

describe('bind', () => {
  it('binds a service', () => {
    expect(bind({ [SERVICE]: ' PIJ90N7 ' })).toEqual({
      status: 'bound',
      bindings: [
        {
          key: 'pagerduty:main:PIJ90N7',
          instance: 'main',
          title: 'service PIJ90N7',
          selector: { serviceId: 'PIJ90N7' },
        },
      ],
    });
    expect(
      bind({ [SERVICE]: 'PIJ90N7', [ACCOUNT]: 'b' }, ['a', 'b']),
    ).toMatchObject({ bindings: [{ instance: 'b' }] });
  });

  it('says what it would need', () => {
    expect(bind({})).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: SERVICE, example: 'PIJ90N7' }],
    });
    expect(bind({ [SERVICE]: 'PIJ90N7' }, ['a', 'b'])).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: ACCOUNT, example: 'a' }],
    });
  });

  it('takes an empty annotation for a no', () => {
    expect(bind({ [SERVICE]: '', [KEY]: 'x' })).toEqual({
      status: 'opted-out',
      annotation: SERVICE,
    });
  });

  it('says why a key to send alerts is not enough, and does not repeat it', () => {
    const result = bind({ [KEY]: 'e93facc04764012d7bfb002500d5d1a6' });
    expect(result).toEqual({
      status: 'invalid',
      annotation: KEY,
      reason: `By \`${KEY}\` no service can be looked up; add \`${SERVICE}\` with the id of the service.`,
    });
    expect(
      bind({ [KEY]: 'e93facc04764012d7bfb002500d5d1a6', [SERVICE]: 'PIJ90N7' }),
    ).toMatchObject({ status: 'bound' });
  });

  it.each([
    '../',
    '%2e%2e',
    'org/repo?x=',
    'https://evil.example/PIJ90N7',
    'pij90n7',
    'PIJ90N7/..',
    'PIJ90N7&include[]=x',
  ])('does not bind %s, and says why', text => {
    expect(bind({ [SERVICE]: text })).toEqual({
      status: 'invalid',
      annotation: SERVICE,
      reason: `\`${SERVICE}\` is not the id of a service, such as \`PIJ90N7\`: got \`${text}\`.`,
    });
  });

  it('cuts what is long', () => {
    expect(bind({ [SERVICE]: 'x'.repeat(5_000) })).toMatchObject({
      reason: expect.stringMatching(/got `x{60}…`\.$/),
    });
  });

  it('goes to no account that is not configured', () => {
    expect(
      bind({ [SERVICE]: 'PIJ90N7', [ACCOUNT]: 'evil.example' }),
    ).toMatchObject({
      status: 'invalid',
      reason: `\`${ACCOUNT}\` is none of main: got \`evil.example\`.`,
    });
  });
});
