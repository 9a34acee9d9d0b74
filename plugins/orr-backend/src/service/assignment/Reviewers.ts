import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ReviewerReason } from 'backstage-plugin-orr-common';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { NotificationRecipients } from '../delivery/NotificationRecipients';
import { DecideRefusal, DecidingPerson } from '../review/DecidingPerson';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { REASON_KINDS, reasonsFor } from './reasonsFor';
import { ReviewerSources } from './ReviewerSources';

/** No more than fits a list to choose from; others are named by their ref. */
const SUGGESTED = 50;

/** A person of the catalog, as far as the caller may see them. @internal */
export interface Reviewer {
  personRef: string;
  displayName?: string;
  /** Their own ref and their groups, with those above. */
  memberships: string[];
  /** Why the rules of the checklist keep them from deciding. */
  refusal?: DecideRefusal;
}

/** Knows who of other people than the caller may decide a review by the rules of its checklist. @internal */
export class Reviewers {
  readonly #catalog: CatalogService;
  readonly #decidingPerson: DecidingPerson;
  readonly #groups: DatabaseGroupStore;
  readonly #people: NotificationRecipients;
  readonly #sources: ReviewerSources;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    decidingPerson: DecidingPerson;
    groups: DatabaseGroupStore;
    sieve: EntitySieve;
    subjects: ReviewSubjects;
  }) {
    this.#catalog = options.catalog;
    this.#decidingPerson = options.decidingPerson;
    this.#groups = options.groups;
    this.#people = new NotificationRecipients(options);
    this.#sources = new ReviewerSources(options);
  }

  /**
   * Those who may decide the review, as the caller may see them, each with why they are suggested: the reviewers, then the
   * owners of what it depends on and of what depends on it, then its own.
   */
  async suggest(
    loaded: LoadedReview,
    { credentials }: RequestOptions,
  ): Promise<(Reviewer & { reasons: ReviewerReason[] })[]> {
    const sources = await this.#sources.of(loaded, { credentials });
    const refs = await this.#people.resolve({
      recipientRefs: sources.map(({ ref }) => ref),
    });
    const reviewers = await this.find(loaded, refs.slice(0, SUGGESTED * 4), {
      credentials,
    });
    return reviewers
      .filter(({ refusal }) => refusal === undefined)
      .map(reviewer => ({
        ...reviewer,
        reasons: reasonsFor(reviewer.memberships, sources),
      }))
      .sort((one, other) => weightOf(one) - weightOf(other))
      .slice(0, SUGGESTED);
  }

  /** Whom of these the catalog shows to the caller, and whether they may decide. */
  async find(
    loaded: LoadedReview,
    personRefs: string[],
    { credentials }: RequestOptions,
  ): Promise<Reviewer[]> {
    if (!personRefs.length) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: personRefs,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.title',
          'spec.profile.displayName',
          'relations',
        ],
      },
      { credentials },
    );
    const users = items.filter(item => item !== undefined);
    const people = await Promise.all(users.map(user => this.#personOf(user)));
    const refusals = await this.#decidingPerson.refusalsOf(loaded, people);
    return people.map(({ userRef, groupRefs }, index) => ({
      personRef: userRef,
      memberships: [userRef, ...groupRefs],
      displayName: displayNameOf(users[index]),
      refusal: refusals[index],
    }));
  }

  async #personOf(user: Entity) {
    const groupRefs = (user.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef)));
    return {
      userRef: stringifyEntityRef(user),
      groupRefs: await this.#groups.ancestorsOf(groupRefs),
    };
  }
}

/** Those who are suggested for what weighs most come first. */
function weightOf({ reasons }: { reasons: ReviewerReason[] }): number {
  const [first] = reasons;
  return first ? REASON_KINDS.indexOf(first.kind) : REASON_KINDS.length;
}

function displayNameOf({ metadata, spec }: Entity): string | undefined {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  return (
    metadata.title ??
    (typeof profile?.displayName === 'string' && profile.displayName.trim()
      ? profile.displayName.trim()
      : undefined)
  );
}
