import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { BRIEFING_GROUPS } from 'backstage-plugin-orr-common';

/** Which groups a briefing is about. @internal */
export interface BriefedGroups {
  groupRefs: string[];
  leftOut: number;
}

/** Finds the groups that a briefing is about: the ones that are named, or the caller's own. @internal */
export class BriefingTeams {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;

  constructor(options: { auth: AuthService; userInfo: UserInfoService }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
  }

  async of(
    named: string[] | undefined,
    credentials: BackstageCredentials,
  ): Promise<BriefedGroups> {
    const refs = named?.length ? named : await this.#own(credentials);
    const groupRefs = [
      ...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US'))),
    ];
    return {
      groupRefs: groupRefs.slice(0, BRIEFING_GROUPS),
      leftOut: Math.max(0, groupRefs.length - BRIEFING_GROUPS),
    };
  }

  async #own(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw new InputError(
        'query.group: is needed, for only people have groups',
      );
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return ownershipEntityRefs
      .filter(ref => ref.toLocaleLowerCase('en-US').startsWith('group:'))
      .sort();
  }
}
