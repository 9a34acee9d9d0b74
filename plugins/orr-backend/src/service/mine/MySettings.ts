import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  addDays,
  dayOf,
  isSameRef,
  MySettings as Settings,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { noteChange } from '../../changeTrail';
import { DatabaseAwayStore } from '../../database/DatabaseAwayStore';
import { DatabaseDigestStore } from '../../database/DatabaseDigestStore';
import { Transaction } from '../../database/transaction';
import { NamedWrites } from '../NamedWrites';
import {
  MySettingsService,
  SetAwayInput,
  SetDigestInput,
} from '../MySettingsService';
import { RequestOptions } from '../ReviewService';
import { digestWeekOf } from '../told/digestWeek';
import { userRefOf } from '../userRefOf';

/** Longer than a parental leave is nobody away in one go. */
const LONGEST_DAYS = 366;

/** @internal */
export interface MySettingsOptions {
  auth: AuthService;
  away: DatabaseAwayStore;
  catalog: CatalogService;
  digests: DatabaseDigestStore;
  clock: OrrClock;
  timeZone: string;
  writes: NamedWrites;
}

/** Keeps what people set for themselves. @internal */
export class MySettings implements MySettingsService {
  readonly #options: MySettingsOptions;

  constructor(options: MySettingsOptions) {
    this.#options = options;
  }

  async getMySettings({ credentials }: RequestOptions): Promise<Settings> {
    return this.#read(userRefOf(this.#options.auth, credentials));
  }

  async setAway(
    input: SetAwayInput,
    options: RequestOptions,
  ): Promise<Settings> {
    const { away, writes } = this.#options;
    return writes.run(
      'setAway',
      input,
      options.credentials,
      async ({ userRef, now }) => {
        const { until } = input;
        if (until === null) {
          return async trx => {
            await away.end(trx, userRef);
            noteChange({ action: 'setting.away', facts: {} });
            return this.#read(userRef, trx);
          };
        }
        this.#checkDay(until);
        const substituteRef = await this.#substituteOf(input, userRef, options);
        return async trx => {
          await away.save(trx, { userRef, until, substituteRef }, now);
          noteChange({ action: 'setting.away', facts: { until } });
          return this.#read(userRef, trx);
        };
      },
    );
  }

  /** The first comes on the Monday that is next. */
  async setDigest(
    input: SetDigestInput,
    options: RequestOptions,
  ): Promise<Settings> {
    const { digests, timeZone, writes } = this.#options;
    return writes.run(
      'setDigest',
      input,
      options.credentials,
      async ({ userRef, now }) =>
        async trx => {
          await (input.wanted
            ? digests.want(
                trx,
                { userRef, week: digestWeekOf(now, timeZone) },
                now,
              )
            : digests.end(trx, userRef));
          noteChange({
            action: 'setting.digest',
            facts: { given: input.wanted },
          });
          return this.#read(userRef, trx);
        },
    );
  }

  #today(): string {
    return dayOf(this.#options.clock.now(), this.#options.timeZone);
  }

  #checkDay(until: string): void {
    const today = this.#today();
    const latest = addDays(today, LONGEST_DAYS);
    if (until < today || until > latest) {
      throw new InputError(
        `until: ${until} is not a day from ${today} to ${latest}`,
      );
    }
  }

  /** Nobody is named whom the caller cannot see. */
  async #substituteOf(
    { substituteRef }: SetAwayInput,
    userRef: string,
    { credentials }: RequestOptions,
  ): Promise<string | undefined> {
    const ref = substituteRef?.toLocaleLowerCase('en-US');
    if (ref === undefined) {
      return undefined;
    }
    if (isSameRef(ref, userRef)) {
      throw new InputError('substituteRef: nobody stands in for themselves');
    }
    const person = ref.startsWith('user:')
      ? await this.#options.catalog.getEntityByRef(ref, { credentials })
      : undefined;
    if (!person) {
      throw new InputError(`substituteRef: the catalog has no person ${ref}`);
    }
    return ref;
  }

  async #read(userRef: string, trx?: Transaction): Promise<Settings> {
    const today = this.#today();
    const [found] = await this.#options.away.list([userRef], today, trx);
    return {
      ...(found && {
        away: { until: found.until, substituteRef: found.substituteRef },
      }),
      digest: await this.#options.digests.isWanted(userRef, trx),
      today,
      latest: addDays(today, LONGEST_DAYS),
    };
  }
}
