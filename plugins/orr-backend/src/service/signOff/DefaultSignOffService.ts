import {
  orrSectionSignOffPermission,
  SignOffStates,
} from 'backstage-plugin-orr-common';
import { PersonGroups } from '../authorization/PersonGroups';
import { CoverageView } from '../coverage/CoverageView';
import { NamedWrites } from '../NamedWrites';
import { requireAllowed, ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { SignOffSectionInput, SignOffService } from '../SignOffService';
import { SignOffWriting } from './SignOffWriting';

/** Lets stakeholders sign single sections off. @internal */
export class DefaultSignOffService implements SignOffService {
  readonly #access: ReviewAccess;
  readonly #coverage: CoverageView;
  readonly #personGroups: PersonGroups;
  readonly #writes: NamedWrites;
  readonly #writing: SignOffWriting;

  constructor(options: {
    reviewAccess: ReviewAccess;
    coverageView: CoverageView;
    personGroups: PersonGroups;
    writes: NamedWrites;
    writing: SignOffWriting;
  }) {
    this.#access = options.reviewAccess;
    this.#coverage = options.coverageView;
    this.#personGroups = options.personGroups;
    this.#writes = options.writes;
    this.#writing = options.writing;
  }

  async signOffSection(
    input: SignOffSectionInput,
    options: RequestOptions,
  ): Promise<SignOffStates> {
    const loaded = await this.#access.require(
      orrSectionSignOffPermission,
      input,
      options,
    );
    // Whoever signs sees all that the section says; told as any other refusal, which says nothing of what is hidden.
    requireAllowed(
      await this.#coverage.isWhole(loaded, options),
      orrSectionSignOffPermission,
    );
    return this.#writes.run(
      'signOffSection',
      input,
      options.credentials,
      async writing => {
        const { groupRefs } = await this.#personGroups.of(options.credentials);
        return trx =>
          this.#writing.write(trx, { ...writing, loaded, input, groupRefs });
      },
    );
  }
}
