import {
  GithubCredentials,
  GithubCredentialsProvider,
} from '@backstage/integration';
import { SourceError } from 'backstage-plugin-orr-node';
import { unlessAborted } from '../unlessAborted';

const TIMEOUT_MS = 20_000;
const NO_ACCESS =
  /does not have access to a repository|is suspended|No app installation found/;

/**
 * Credentials for a repository or for a host. A SourceError says why there are none: nothing is asked without, for what GitHub shows
 * to everybody is not what it has.
 *
 * @internal
 */
export async function githubCredentials(
  credentials: GithubCredentialsProvider,
  options: { url: string; title: string; signal: AbortSignal },
): Promise<{ authorization: string; type: GithubCredentials['type'] }> {
  const { url, title, signal } = options;
  const ends = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  let given: GithubCredentials;
  try {
    given = await unlessAborted(credentials.getCredentials({ url }), ends);
  } catch (error) {
    throw problemOf(error, title);
  }
  if (!given.token) {
    throw new SourceError(
      'unauthorised',
      `The portal has no credentials for that in ${title}.`,
      {
        operatorHint:
          'No token is configured, and no GitHub App of the portal is installed and allowed there.',
      },
    );
  }
  return { authorization: `Bearer ${given.token}`, type: given.type };
}

/** What a provider says itself may hold what GitHub said. */
function problemOf(error: unknown, title: string): SourceError {
  const { message = '', name, status } = error as Error & { status?: number };
  if (name === 'NotFoundError' || NO_ACCESS.test(message)) {
    return new SourceError(
      'forbidden',
      `Not found in ${title}, or not permitted to the portal.`,
      {
        operatorHint:
          'The GitHub App of the portal is not installed there, is suspended, or was not given this repository.',
      },
    );
  }
  if (status === 401) {
    return new SourceError(
      'unauthorised',
      `${title} does not accept the credentials of the portal.`,
      { operatorHint: 'Look at the id and the private key of the GitHub App.' },
    );
  }
  return new SourceError(
    'unavailable',
    `The portal could not sign in to ${title}.`,
  );
}
