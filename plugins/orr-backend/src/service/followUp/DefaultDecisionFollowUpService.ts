import { NotAllowedError } from '@backstage/errors';
import {
  Decision,
  orrReviewDecidePermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { PersonGroups } from '../authorization/PersonGroups';
import { CoverageView } from '../coverage/CoverageView';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import {
  DecisionFollowUpService,
  ExtendConditionInput,
  LookAtSampleInput,
  MeetConditionInput,
} from '../DecisionFollowUpService';
import { NamedWrites } from '../NamedWrites';
import { ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { isOutside } from '../scrutiny/ScrutinyRights';
import { ConditionChanges } from './ConditionChanges';
import { SampleLook } from './SampleLook';

/** @internal */
export interface DefaultDecisionFollowUpServiceOptions {
  reviewAccess: ReviewAccess;
  personGroups: PersonGroups;
  writes: NamedWrites;
  conditionChanges: ConditionChanges;
  sampleLook: SampleLook;
  subjects: ReviewSubjects;
  coverageView: CoverageView;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** Lets people say what happens to a decision after it was taken. @internal */
export class DefaultDecisionFollowUpService implements DecisionFollowUpService {
  readonly #options: DefaultDecisionFollowUpServiceOptions;

  constructor(options: DefaultDecisionFollowUpServiceOptions) {
    this.#options = options;
  }

  async meetCondition(
    input: MeetConditionInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const {
      conditionChanges,
      reviewAccess,
      personGroups,
      writes,
      coverageView,
    } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'meetCondition',
      input,
      options.credentials,
      async writing => {
        const { groupRefs } = await personGroups.of(options.credentials);
        const shownRefs = await coverageView.shownRefs(loaded, options);
        const change = { input, loaded, writing, shownRefs, groupRefs };
        return trx => conditionChanges.meet(trx, change);
      },
    );
  }

  async extendCondition(
    input: ExtendConditionInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const { conditionChanges, reviewAccess, writes, coverageView } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return writes.run(
      'extendCondition',
      input,
      options.credentials,
      async writing => {
        const shownRefs = await coverageView.shownRefs(loaded, options);
        const change = { input, loaded, writing, shownRefs };
        return trx => conditionChanges.extend(trx, change);
      },
    );
  }

  async lookAtSample(
    input: LookAtSampleInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const { sampleLook, reviewAccess, personGroups, writes, subjects } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return writes.run(
      'lookAtSample',
      input,
      options.credentials,
      async writing => {
        const person = await personGroups.of(options.credentials);
        const owners = [loaded.entity, ...(await subjects.of(loaded))].flatMap(
          ({ ownerRefs }) => ownerRefs,
        );
        if (!isOutside(owners, person)) {
          throw new NotAllowedError(
            'Someone outside the owning group looks at a self-certified decision',
          );
        }
        return trx => sampleLook.write(trx, { loaded, writing, input });
      },
    );
  }

  #requireDeciding(): void {
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Judging a review is refused while permissions are disabled',
      );
    }
  }
}
