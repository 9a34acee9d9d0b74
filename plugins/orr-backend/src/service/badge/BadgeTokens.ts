import { createHmac, timingSafeEqual } from 'node:crypto';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseBadgeStore } from '../../database/badge/DatabaseBadgeStore';

const SIZE = { id: 36, signature: 43 };
const TOKEN = new RegExp(
  `^([0-9a-f-]{${SIZE.id}})\\.([A-Za-z0-9_-]{${SIZE.signature}})$`,
);

/** What stands in the address of a badge: its id, signed, so that an id alone shows nothing. @internal */
export class BadgeTokens {
  readonly #badges: DatabaseBadgeStore;
  readonly #clock: OrrClock;
  #key: string | undefined;

  constructor(options: { badges: DatabaseBadgeStore; clock: OrrClock }) {
    this.#badges = options.badges;
    this.#clock = options.clock;
  }

  async sign(id: string): Promise<string> {
    // It never changes once it is made, so that every replica may remember it.
    this.#key ??= await this.#badges.key(this.#clock.now());
    return `${id}.${createHmac('sha256', this.#key)
      .update(id)
      .digest('base64url')}`;
  }

  /** The id in a token that was signed here; says nothing about whether there is such a badge still. */
  async read(token: string): Promise<string | undefined> {
    const id = TOKEN.exec(token)?.[1];
    if (id === undefined) {
      return undefined;
    }
    const signed = Buffer.from(await this.sign(id));
    return timingSafeEqual(signed, Buffer.from(token)) ? id : undefined;
  }
}
