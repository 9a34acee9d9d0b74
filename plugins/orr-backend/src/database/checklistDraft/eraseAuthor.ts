import { Transaction } from '../transaction';

/** Stands where somebody has to be named. */
const NOBODY = 'user:default/erased';

/**
 * Takes the name of a person off the checklists that they wrote and published. The checklists themselves stay: they are what the
 * organisation asks.
 *
 * @internal
 */
export async function eraseAuthor(
  trx: Transaction,
  userRef: string,
): Promise<void> {
  for (const column of ['created_by', 'updated_by']) {
    await trx('checklist_draft')
      .where({ [column]: userRef })
      .update({ [column]: NOBODY });
  }
  await trx('checklist_version')
    .where({ published_by: userRef })
    .update({ published_by: null });
}
