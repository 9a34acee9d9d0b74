import { signInProblem } from './signInProblem';

function refusal(message: string) {
  const cause = Object.assign(new Error(message), {
    name: 'AuthenticationError',
  });
  return Object.assign(new Error('Request failed with 401'), {
    name: 'ResponseError',
    cause,
  });
}

describe('signInProblem', () => {
  it('tells a backend that is away from one that refuses', () => {
    expect(
      signInProblem(new TypeError('Failed to fetch'), 'Nadia Haddad').title,
    ).toBe('The portal did not answer, so Nadia Haddad is not signed in');
    expect(
      signInProblem(refusal('"x" is no persona of this demo'), 'Nadia Haddad'),
    ).toEqual({
      title: 'The portal refused to sign in Nadia Haddad',
      advice: '"x" is no persona of this demo',
    });
  });

  it('knows that a first start takes a while', () => {
    expect(signInProblem(refusal('User not found'), 'Nadia Haddad').title).toBe(
      'Nadia Haddad is not in the catalog yet',
    );
  });
});
