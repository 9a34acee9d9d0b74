import { HashedSignOff, SignOffVerdict } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';

interface SignOffRow {
  id: string;
  review_id: string;
  sequence: number;
  section_id: string;
  snapshot_id: string;
  section_hash: string;
  verdict: string;
  note: string | null;
  for_ref: string;
  signed_by: string;
  signed_at: string;
}

interface RequestRow {
  review_id: string;
  section_id: string;
  asked_ref: string;
  asked_at: string;
}

/** A section that waits, for whom, and for whom it does not. @internal */
export interface AskedSection {
  sectionId: string;
  askedRefs: string[];
  answererRefs: string[];
  askedAt: string;
}

function toSignOff(row: SignOffRow): HashedSignOff {
  return {
    id: row.id,
    sectionId: row.section_id,
    snapshotId: row.snapshot_id,
    sectionHash: row.section_hash,
    verdict: row.verdict as SignOffVerdict,
    note: row.note ?? undefined,
    forRef: row.for_ref,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
  };
}

/**
 * What was said about the sections of reviews, and who is still asked. Whoever writes has locked the row of the review
 * before, which keeps other writers away.
 *
 * @internal
 */
export class DatabaseSignOffStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All of a review, in the order in which they were given. */
  async list(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<HashedSignOff[]> {
    const rows = await handle<SignOffRow>('section_sign_off')
      .where({ review_id: reviewId })
      .orderBy('sequence');
    return rows.map(toSignOff);
  }

  async insert(
    trx: Transaction,
    reviewId: string,
    signOff: HashedSignOff & { sequence: number },
  ): Promise<void> {
    await trx<SignOffRow>('section_sign_off').insert({
      id: signOff.id,
      review_id: reviewId,
      sequence: signOff.sequence,
      section_id: signOff.sectionId,
      snapshot_id: signOff.snapshotId,
      section_hash: signOff.sectionHash,
      verdict: signOff.verdict,
      note: signOff.note ?? null,
      for_ref: signOff.forRef,
      signed_by: signOff.signedBy,
      signed_at: signOff.signedAt,
    });
  }

  /** Asks these, except who answered in the section, and nobody else any more. Refs are in lower case. */
  async replaceRequests(
    trx: Transaction,
    reviewId: string,
    asked: AskedSection[],
  ): Promise<void> {
    for (const table of ['section_sign_off_request', 'section_answerer']) {
      await trx(table).where({ review_id: reviewId }).delete();
    }
    const of = (sectionId: string) => ({
      review_id: reviewId,
      section_id: sectionId,
    });
    const requests = asked.flatMap(({ sectionId, askedRefs, askedAt }) =>
      [...new Set(askedRefs)].map(ref => ({
        ...of(sectionId),
        asked_ref: ref,
        asked_at: askedAt,
      })),
    );
    const answerers = asked.flatMap(({ sectionId, answererRefs }) =>
      [...new Set(answererRefs)].map(ref => ({
        ...of(sectionId),
        person_ref: ref,
      })),
    );
    for (const rows of chunksFor(trx, requests, 4)) {
      await trx<RequestRow>('section_sign_off_request').insert(rows);
    }
    for (const rows of chunksFor(trx, answerers, 3)) {
      await trx('section_answerer').insert(rows);
    }
  }

  /** Of a section that somebody has answered for nobody else is asked. */
  async endRequests(
    trx: Transaction,
    section: { reviewId: string; sectionId: string },
  ): Promise<void> {
    await trx<RequestRow>('section_sign_off_request')
      .where({ review_id: section.reviewId, section_id: section.sectionId })
      .delete();
  }
}
