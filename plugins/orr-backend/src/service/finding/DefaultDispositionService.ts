import { NotAllowedError } from '@backstage/errors';
import {
  FindingDisposition,
  isSameRef,
  orrAcceptanceDecidePermission,
  orrAcceptanceHighDecidePermission,
  orrReviewDecidePermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { PersonGroups } from '../authorization/PersonGroups';
import { CoverageView } from '../coverage/CoverageView';
import {
  ChangeActionInput,
  CloseDispositionInput,
  DecideDispositionInput,
  DispositionService,
  FillBacklogInput,
  PostponeActionInput,
  ProposeDispositionInput,
} from '../DispositionService';
import { NamedWrites, Writing } from '../NamedWrites';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { ActionMoves } from './ActionMoves';
import { closingOf } from './closingOf';
import { DispositionAccess, OpenedDisposition } from './DispositionAccess';
import { DispositionDeciding } from './DispositionDeciding';
import { DispositionProposal } from './DispositionProposal';
import { DispositionWrites } from './DispositionWrites';
import { FindingTargets } from './FindingTargets';
import { requireChanging } from './requireChanging';
import { FindingPerson, isGrantedToDecide } from './findingRights';

/** @internal */
export interface DefaultDispositionServiceOptions {
  reviewAccess: ReviewAccess;
  dispositionAccess: DispositionAccess;
  coverageView: CoverageView;
  personGroups: PersonGroups;
  writes: NamedWrites;
  dispositionWrites: DispositionWrites;
  targets: FindingTargets;
  proposal: DispositionProposal;
  actionMoves: ActionMoves;
  deciding: DispositionDeciding;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** Keeps what is decided about gaps. It authorises by itself, since some of it is for owners of actions and for proposers. @internal */
export class DefaultDispositionService implements DispositionService {
  readonly #options: DefaultDispositionServiceOptions;

  constructor(options: DefaultDispositionServiceOptions) {
    this.#options = options;
  }

  async proposeDisposition(
    input: ProposeDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const { reviewAccess, writes, proposal, targets } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'proposeDisposition',
      input,
      options.credentials,
      async writing => {
        const subject = await targets.subjectOf(loaded, input, options);
        await targets.requireOwner(input.ownerRef, options);
        return trx =>
          proposal.propose(trx, { loaded, input, subject, writing });
      },
    );
  }

  async fillBacklog(
    input: FillBacklogInput,
    options: RequestOptions,
  ): Promise<{ added: number }> {
    const { reviewAccess, coverageView, writes, proposal, targets } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'fillBacklog',
      input,
      options.credentials,
      async writing => {
        await targets.requireOwner(input.ownerRef, options);
        const shown = await coverageView.shown(loaded, options);
        return trx =>
          proposal.fillBacklog(trx, { loaded, input, shown, writing });
      },
    );
  }

  async changeAction(
    input: ChangeActionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const {
      dispositionAccess,
      writes,
      dispositionWrites,
      actionMoves,
      targets,
      personGroups,
    } = this.#options;
    const opened = await dispositionAccess.open(input, options);
    return writes.run(
      'changeAction',
      input,
      options.credentials,
      async writing => {
        const { loaded } = opened;
        await requireChanging(opened, personGroups, options);
        await targets.requireOwner(input.ownerRef, options);
        const known = { input, loaded, writing };
        return trx =>
          dispositionWrites.move(trx, {
            ...known,
            change: async before => actionMoves.change({ ...known, before }),
          });
      },
    );
  }

  async postponeAction(
    input: PostponeActionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const {
      dispositionAccess,
      writes,
      dispositionWrites,
      actionMoves,
      personGroups,
    } = this.#options;
    const opened = await dispositionAccess.open(input, options);
    return writes.run(
      'postponeAction',
      input,
      options.credentials,
      async writing => {
        const { loaded } = opened;
        await requireChanging(opened, personGroups, options);
        const inForce = await dispositionAccess.inForce(loaded);
        const known = { input, loaded, inForce, writing };
        return trx =>
          dispositionWrites.move(trx, {
            ...known,
            change: before => actionMoves.postpone(trx, { ...known, before }),
          });
      },
    );
  }

  async decideDisposition(
    input: DecideDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const { dispositionAccess, writes, dispositionWrites, deciding } =
      this.#options;
    const opened = await dispositionAccess.open(input, options);
    await this.#requireGrantedToDecide(opened, options);
    this.#requireDeciding();
    return writes.run(
      'decideDisposition',
      input,
      options.credentials,
      async writing => {
        const known = { input, loaded: opened.loaded, writing };
        return trx =>
          dispositionWrites.move(trx, {
            ...known,
            change: before => deciding.decide(trx, { ...known, before }),
          });
      },
    );
  }

  async closeDisposition(
    input: CloseDispositionInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const { dispositionAccess, writes, dispositionWrites, actionMoves } =
      this.#options;
    const opened = await dispositionAccess.open(input, options);
    const { loaded } = opened;
    return writes.run(
      'closeDisposition',
      input,
      options.credentials,
      async writing => {
        const person = await this.#requireClosing(
          opened,
          input,
          writing,
          options,
        );
        const inForce =
          input.act === 'finish'
            ? await dispositionAccess.inForce(loaded)
            : undefined;
        const known = { input, loaded, inForce, writing };
        return trx =>
          dispositionWrites.move(trx, {
            ...known,
            change: async before =>
              input.act === 'finish'
                ? actionMoves.finish(trx, { ...known, ...person, before })
                : closingOf({ ...known, before, act: input.act }),
          });
      },
    );
  }

  async #requireClosing(
    opened: OpenedDisposition,
    { act }: CloseDispositionInput,
    { userRef }: Writing,
    options: RequestOptions,
  ): Promise<FindingPerson> {
    const { disposition, granted } = opened;
    const { decidedBy, proposedBy } = disposition;
    if (act === 'finish' || act === 'drop') {
      return requireChanging(opened, this.#options.personGroups, options);
    }
    if (act === 'withdraw' && !isSameRef(proposedBy, userRef)) {
      requireAllowed(granted.update, orrReviewUpdatePermission);
    }
    if (act === 'end') {
      if (!decidedBy || !isSameRef(decidedBy, userRef)) {
        await this.#requireGrantedToDecide(opened, options);
      }
      this.#requireDeciding();
    }
    return { userRef, groupRefs: [] };
  }

  async #requireGrantedToDecide(
    { disposition, granted, loaded }: OpenedDisposition,
    options: RequestOptions,
  ): Promise<void> {
    const { type, coveredEntityRef } = disposition;
    const permission =
      type === 'mitigation'
        ? orrReviewDecidePermission
        : orrAcceptanceDecidePermission;
    // Of what all share decides who sees all. Told as any other refusal: it would say that there is something hidden.
    const isWhole =
      coveredEntityRef !== undefined ||
      (await this.#options.coverageView.isWhole(loaded, options));
    requireAllowed(
      isWhole && (type === 'mitigation' ? granted.decide : granted.accept),
      permission,
    );
    requireAllowed(
      isGrantedToDecide(disposition, granted),
      orrAcceptanceHighDecidePermission,
    );
  }

  #requireDeciding(): void {
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Deciding is refused while permissions are disabled',
      );
    }
  }
}
