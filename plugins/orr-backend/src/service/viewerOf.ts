import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Names whoever looks at a list, so that a cursor can be bound to them. @internal */
export function viewerOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? 'none';
}
