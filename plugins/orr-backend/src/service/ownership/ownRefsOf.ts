import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';

/** As whom a person owns what they own: themselves and their groups, in lower case; nobody where it is not a person. @internal */
export async function ownRefsOf(
  services: { auth: AuthService; userInfo: UserInfoService },
  credentials: BackstageCredentials,
): Promise<string[]> {
  const { auth, userInfo } = services;
  if (!auth.isPrincipal(credentials, 'user')) {
    return [];
  }
  const { userEntityRef } = credentials.principal;
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return [
    ...new Set(
      [userEntityRef, ...ownershipEntityRefs].map(ref =>
        ref.toLocaleLowerCase('en-US'),
      ),
    ),
  ];
}
