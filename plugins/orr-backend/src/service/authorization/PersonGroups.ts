import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';

/** Knows which groups a caller belongs to, those above their own included. @internal */
export class PersonGroups {
  readonly #userInfo: UserInfoService;
  readonly #groups: DatabaseGroupStore;

  constructor(options: {
    userInfo: UserInfoService;
    groups: DatabaseGroupStore;
  }) {
    this.#userInfo = options.userInfo;
    this.#groups = options.groups;
  }

  async of(
    credentials: BackstageCredentials,
  ): Promise<{ userRef: string; groupRefs: string[] }> {
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const groupRefs = ownershipEntityRefs.filter(ref => ref !== userEntityRef);
    const ancestors = await this.#groups.ancestorsOf(groupRefs);
    return {
      userRef: userEntityRef,
      groupRefs: [...new Set([...groupRefs, ...ancestors])],
    };
  }
}
