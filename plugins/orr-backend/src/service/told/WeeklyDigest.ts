import { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { addDays, dayOf, sha256Hex } from 'backstage-plugin-orr-common';
import {
  DatabaseDigestStore,
  DigestLine,
  NamedCount,
  Subscriber,
} from '../../database/DatabaseDigestStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { digestWeekOf } from './digestWeek';
import { tell } from './tell';
import { WeeklyHeadlines } from './WeeklyHeadlines';

const BATCH = 100;
const DUE_DAYS = 28;
/** Of each line; what else there is, the page shows. */
const NAMED = 5;

/**
 * Tells those who want it, on Monday morning, what their groups and the groups below owe, and first how those stand who have
 * groups below theirs. A week is looked at once for each
 * of them, in the transaction that writes the message; nothing to say, or nothing else than last time, is no message.
 *
 * @internal
 */
export class WeeklyDigest {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #digests: DatabaseDigestStore;
  readonly #headlines: WeeklyHeadlines;
  readonly #outbox: DatabaseOutboxStore;
  readonly #timeZone: string;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    digests: DatabaseDigestStore;
    headlines: WeeklyHeadlines;
    outbox: DatabaseOutboxStore;
    timeZone: string;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#digests = options.digests;
    this.#headlines = options.headlines;
    this.#outbox = options.outbox;
    this.#timeZone = options.timeZone;
  }

  /** Answers how many were told. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const week = digestWeekOf(now, this.#timeZone);
    let count = 0;
    let afterRef: string | undefined;
    while (!signal?.aborted) {
      const page = await this.#digests.listDue({
        week,
        afterRef,
        limit: BATCH,
      });
      const groups = await this.#groupsOf(page.map(({ userRef }) => userRef));
      for (const [index, subscriber] of page.entries()) {
        if (signal?.aborted) {
          return count;
        }
        count += await this.#tell(subscriber, groups[index], week, now);
      }
      if (page.length < BATCH) {
        break;
      }
      afterRef = page[page.length - 1].userRef;
    }
    return count;
  }

  async #tell(
    { userRef, contentHash }: Subscriber,
    ownerRefs: string[],
    week: string,
    now: Date,
  ): Promise<number> {
    const owed = ownerRefs.length ? await this.#textFor(ownerRefs, now) : '';
    const headlines = await this.#headlines.of(ownerRefs, now);
    const said = (first: string | undefined) =>
      [first, owed].filter(Boolean).join(' ');
    const content = said(headlines?.now);
    const hash = content ? sha256Hex(content) : undefined;
    return this.#digests.transaction(async trx => {
      const isOurs = await this.#digests.claim(trx, {
        userRef,
        week,
        contentHash: hash,
      });
      if (!isOurs || !hash || hash === contentHash) {
        return 0;
      }
      const message = tell('weeklyDigest', {
        about: [userRef],
        to: [userRef],
        title: 'Your teams this week',
        description: said(headlines?.text),
        link: headlines?.link ?? '/orr/mine',
      });
      await this.#outbox.add(trx, [message], now);
      return 1;
    });
  }

  async #textFor(ownerRefs: string[], now: Date): Promise<string> {
    const today = dayOf(now, this.#timeZone);
    const due = { from: today, to: addDays(today, DUE_DAYS) };
    const lines: [string, Omit<DigestLine, 'ownerRefs'>][] = [
      ['overdue', { standings: ['overdue'] }],
      ['not ready', { standings: ['notReady'] }],
      ['never reviewed', { standings: ['neverReviewed'] }],
      ['due in the next four weeks', { due }],
      ['waiting for a decision', { submitted: true }],
    ];
    const said: string[] = [];
    for (const [words, line] of lines) {
      const found = await this.#digests.count({ ...line, ownerRefs }, NAMED);
      if (found.count) {
        said.push(sentenceOf(words, found));
      }
    }
    return said.join(' ');
  }

  /** The groups that each of these people belongs to, as the catalog has it now; none where it has them no more. */
  async #groupsOf(userRefs: string[]): Promise<string[][]> {
    if (!userRefs.length) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: userRefs, fields: ['kind', 'metadata', 'relations'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(user =>
      (user?.relations ?? [])
        .filter(({ type }) => type === RELATION_MEMBER_OF)
        .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef))),
    );
  }
}

function sentenceOf(words: string, { count, names }: NamedCount): string {
  const more = count - names.length;
  return `${count} ${words}: ${names.join(', ')}${
    more ? `, and ${more} more` : ''
  }.`;
}
