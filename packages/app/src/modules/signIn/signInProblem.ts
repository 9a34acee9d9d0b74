import { isError, type ErrorLike } from '@backstage/errors';

/** What to tell a visitor who could not be signed in. @internal */
export interface SignInProblem {
  title: string;
  advice: string;
}

/** How the auth backend words it when the catalog does not have the user. */
const USER_NOT_FOUND = 'User not found';

/**
 * Says in plain words why a sign-in failed and what helps.
 *
 * @internal
 */
export function signInProblem(error: unknown, name: string): SignInProblem {
  if (!isError(error) || error.name !== 'ResponseError') {
    return {
      title: `The portal did not answer, so ${name} is not signed in`,
      advice:
        'It may still be starting, or the connection is lost. Try again in a moment.',
    };
  }
  if (isStillLoading(error)) {
    return {
      title: `${name} is not in the catalog yet`,
      advice:
        'Right after the first start the organisation takes some seconds to load. Try again.',
    };
  }
  return {
    title: `The portal refused to sign in ${name}`,
    advice: reasonOf(error),
  };
}

/**
 * Whether the persona is refused only because the catalog has not got to it, as happens after a first start.
 *
 * @internal
 */
export function isStillLoading(error: unknown): boolean {
  return (
    isError(error) &&
    error.name === 'ResponseError' &&
    reasonOf(error) === USER_NOT_FOUND
  );
}

function reasonOf(error: ErrorLike): string {
  return isError(error.cause) ? error.cause.message : error.message;
}
