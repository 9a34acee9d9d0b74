import { Place } from '../usePlace';

/** Where of a draft a text is written. @internal */
export interface UnreadAt {
  /** What it is said of; sections have no such fields. */
  place: Place;
  /** The attribute, such as appliesTo. */
  field: string;
}

/** What a field holds that cannot be read, and so is not in the draft. @internal */
export interface UnreadText extends UnreadAt {
  label: string;
  text: string;
  problem: string;
}

type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The texts of a draft that cannot be read. They are here until they can be, whatever is opened meanwhile; in this tab also
 * when the page is left. Where the browser refuses to store, they are in memory alone.
 *
 * @internal
 */
export class UnreadTexts {
  readonly #key: string;
  readonly #storage: TextStorage;
  readonly #onChange: () => void;
  #all: readonly UnreadText[];

  constructor(options: {
    userRef: string;
    draftId: string;
    onChange: () => void;
    storage?: TextStorage;
  }) {
    this.#key = `orr/unread-texts/${options.userRef}/${options.draftId}`;
    this.#storage = options.storage ?? window.sessionStorage;
    this.#onChange = options.onChange;
    this.#all = this.#read();
  }

  /** Another list after each change. */
  get all(): readonly UnreadText[] {
    return this.#all;
  }

  find(at: UnreadAt): UnreadText | undefined {
    return this.#all.find(one => keyOf(one) === keyOf(at));
  }

  keep(unread: UnreadText): void {
    this.#set([...this.#but(unread), unread]);
  }

  /** It can be read, or was emptied. */
  drop(at: UnreadAt): void {
    if (this.find(at)) {
      this.#set(this.#but(at));
    }
  }

  /** A question has another id from now on. */
  follow(id: string, newId: string): void {
    if (this.#all.some(({ place }) => isQuestion(place, id))) {
      this.#set(
        this.#all.map(one =>
          isQuestion(one.place, id)
            ? { ...one, place: { kind: 'question' as const, id: newId } }
            : one,
        ),
      );
    }
  }

  #but(at: UnreadAt): UnreadText[] {
    return this.#all.filter(one => keyOf(one) !== keyOf(at));
  }

  #set(all: readonly UnreadText[]): void {
    this.#all = all;
    try {
      if (all.length) {
        this.#storage.setItem(this.#key, JSON.stringify(all));
      } else {
        this.#storage.removeItem(this.#key);
      }
    } catch {
      // They stay in memory.
    }
    this.#onChange();
  }

  #read(): readonly UnreadText[] {
    try {
      return JSON.parse(this.#storage.getItem(this.#key) ?? '[]');
    } catch {
      return [];
    }
  }
}

function isQuestion(place: Place, id: string): boolean {
  return place.kind === 'question' && place.id === id;
}

function keyOf({ place, field }: UnreadAt): string {
  return JSON.stringify([
    place.kind,
    place.kind === 'checklist' ? '' : place.id,
    field,
  ]);
}
