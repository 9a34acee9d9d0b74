import { AuthService } from '@backstage/backend-plugin-api';
import {
  Decision,
  isSameRef,
  mayMeetCondition,
  mayTransition,
  Scrutiny,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { PersonGroups } from '../authorization/PersonGroups';
import { CoverageView } from '../coverage/CoverageView';
import { DecidingPerson } from '../review/DecidingPerson';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import {
  signableSectionIds,
  SubmittedSections,
} from '../signOff/SectionSignOffs';

const NOTHING: Scrutiny['may'] = {
  look: false,
  requestChanges: false,
  assign: false,
  withdraw: false,
  extendConditions: false,
  lookAtSample: false,
  signOffSectionIds: [],
  meetConditionIds: [],
};

/** Knows what a person may do about a review before and after its decision, by the rules besides policy. @internal */
export class ScrutinyRights {
  readonly #auth: AuthService;
  readonly #coverage: CoverageView;
  readonly #decisions: DatabaseDecisionStore;
  readonly #decidingPerson: DecidingPerson;
  readonly #personGroups: PersonGroups;
  readonly #mayDecide: boolean;

  constructor(options: {
    auth: AuthService;
    coverageView: CoverageView;
    decisions: DatabaseDecisionStore;
    decidingPerson: DecidingPerson;
    personGroups: PersonGroups;
    mayDecide: boolean;
  }) {
    this.#auth = options.auth;
    this.#coverage = options.coverageView;
    this.#decisions = options.decisions;
    this.#decidingPerson = options.decidingPerson;
    this.#personGroups = options.personGroups;
    this.#mayDecide = options.mayDecide;
  }

  async of(
    loaded: LoadedReview,
    policy: { update: boolean; decide: boolean; signOff: boolean },
    sections: SubmittedSections | undefined,
    options: RequestOptions,
  ): Promise<Scrutiny['may']> {
    const { credentials } = options;
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return NOTHING;
    }
    const { review } = loaded;
    const { update } = policy;
    const decide = policy.decide && this.#mayDecide;
    const isSubmitted = mayTransition(review.state, 'decide');
    const refusal =
      isSubmitted && decide
        ? await this.#decidingPerson.refusal(loaded, credentials)
        : undefined;
    const person = await this.#personGroups.of(credentials);
    return {
      look: isSubmitted && decide,
      requestChanges: isSubmitted && decide && !refusal,
      assign: isSubmitted && decide && !refusal,
      withdraw:
        update &&
        mayTransition(review.state, 'withdraw') &&
        isSameRef(review.driverRef, person.userRef),
      signOffSectionIds:
        sections &&
        isSubmitted &&
        policy.signOff &&
        (await this.#coverage.isWhole(loaded, options))
          ? signableSectionIds(sections, person)
          : [],
      ...(await this.#afterDecision(loaded, { update, decide, ...person })),
    };
  }

  async #afterDecision(
    { review, entity }: LoadedReview,
    viewer: {
      update: boolean;
      decide: boolean;
      userRef: string;
      groupRefs: string[];
    },
  ) {
    const decision =
      review.state === 'decided'
        ? await this.#decisions.getByReview(review.id)
        : undefined;
    return {
      extendConditions:
        viewer.decide &&
        !!decision &&
        isSameRef(decision.decidedBy, viewer.userRef),
      lookAtSample:
        viewer.decide &&
        !!decision?.sample &&
        !decision.sample.look &&
        isOutside(entity.ownerRefs, viewer),
      meetConditionIds: viewer.update
        ? openConditions(decision)
            .filter(condition =>
              mayMeetCondition({
                condition,
                driverRef: review.driverRef,
                ...viewer,
              }),
            )
            .map(({ id }) => id)
        : [],
    };
  }
}

function openConditions(decision: Decision | undefined) {
  return (decision?.conditions ?? []).filter(({ metAt }) => !metAt);
}

/** Whether a person belongs to none of the owners of an entity. @internal */
export function isOutside(
  ownerRefs: string[],
  person: { userRef: string; groupRefs: string[] },
): boolean {
  return ![person.userRef, ...person.groupRefs].some(ref =>
    ownerRefs.some(owner => isSameRef(owner, ref)),
  );
}
