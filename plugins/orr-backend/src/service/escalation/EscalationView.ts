import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  EscalationItem,
  isSameRef,
  ReviewState,
} from 'backstage-plugin-orr-common';
import { StoredEscalation } from '../../database/DatabaseEscalationStore';
import { withoutSubject } from '../../database/withoutSubject';
import { isDisposable } from '../finding/DispositionWrites';

/** Who looks at escalations. @internal */
export interface EscalationViewer {
  userRef: string;
  /** The person and the groups that they belong to; not those above, which would be everybody. */
  ownRefs: string[];
}

/** Whether somebody is the one who is asked, or belongs to the group that is. @internal */
export function isAsked(
  { toRef }: Pick<StoredEscalation, 'toRef'>,
  viewer: EscalationViewer | undefined,
): boolean {
  return viewer?.ownRefs.some(ref => isSameRef(ref, toRef)) ?? false;
}

/** Shows escalations, each with what somebody may do about it. @internal */
export class EscalationView {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;

  constructor(options: { auth: AuthService; userInfo: UserInfoService }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
  }

  /** Nobody where it is no person. */
  async viewerOf(
    credentials: BackstageCredentials,
  ): Promise<EscalationViewer | undefined> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return undefined;
    }
    const { userEntityRef } = credentials.principal;
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return {
      userRef: userEntityRef,
      ownRefs: [userEntityRef, ...ownershipEntityRefs],
    };
  }

  show(
    stored: StoredEscalation,
    of: { state: ReviewState; viewer?: EscalationViewer },
  ): EscalationItem {
    const { state, viewer } = of;
    const isOpen = stored.state === 'open' && isDisposable(state);
    return {
      escalation: withoutSubject(stored),
      may: {
        answer: isOpen && isAsked(stored, viewer),
        withdraw:
          isOpen &&
          viewer !== undefined &&
          isSameRef(stored.raisedBy, viewer.userRef),
      },
    };
  }
}
