import { isSourceError } from '../SourceError';
import { addressWithin } from './addressWithin';

const title = 'GitHub';
const base = 'https://ghe.example.com/api/v3';

/** Undefined where it is refused. */
function read(path: string): string | undefined {
  try {
    return addressWithin(path, { baseUrl: base, title });
  } catch (error) {
    return isSourceError(error) ? undefined : String(error);
  }
}

describe('addressWithin', () => {
  it.each([
    ['repos/acme/pay', `${base}/repos/acme/pay`],
    ['/repos/acme/pay?x=../y#..', `${base}/repos/acme/pay?x=../y#..`],
    ['//evil.example/x', `${base}/evil.example/x`],
    [
      'projects/acme%2Fpay/deployments',
      `${base}/projects/acme%2Fpay/deployments`,
    ],
    ['repos/a..b/.github', `${base}/repos/a..b/.github`],
    ['job/a:b', `${base}/job/a:b`],
    ['a:b/c', `${base}/a:b/c`],
    [`${base}/repos?page=2`, `${base}/repos?page=2`],
    ['HTTPS://GHE.example.com:443/api/v3/x', `${base}/x`],
    ['', `${base}/`],
    [`${base}`, undefined],
    [`${base}x/repos`, undefined],
    ['../repos', undefined],
    ['repos/../../user', undefined],
    ['repos/%2e%2e/%2E%2e/user', undefined],
    ['repos/.%2e/user', undefined],
    ['repos/acme%2f..%2f..%2fuser', undefined],
    ['repos/acme%5c..%5cuser', undefined],
    ['repos\\..\\user', undefined],
    ['/\\evil.example/x', undefined],
    ['repos/.\t./user', undefined],
    ['repos/acme\n', undefined],
    ['repos/%', undefined],
    [`${base}/../../elsewhere`, undefined],
    ['http://ghe.example.com/api/v3/x', undefined],
    ['https://ghe.example.com:8443/api/v3/x', undefined],
    ['https://evil.example/api/v3/x', undefined],
    ['https:evil.example/x', `${base}/https:evil.example/x`],
    ['https://user@ghe.example.com/api/v3/x', undefined],
    ['https://:word@ghe.example.com/api/v3/x', undefined],
    ['ftp://ghe.example.com/api/v3/x', undefined],
    ['https://[', undefined],
  ])('reads %j', (path, expected) => {
    expect(read(path)).toBe(expected);
    expect(addressWithin('x', { baseUrl: `${base}/`, title })).toBe(
      `${base}/x`,
    );
  });
});
