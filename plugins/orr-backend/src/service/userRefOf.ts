import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** The person behind a request where a human must act. @internal */
export function userRefOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): string {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('Only a signed-in person may do this');
  }
  return credentials.principal.userEntityRef;
}
