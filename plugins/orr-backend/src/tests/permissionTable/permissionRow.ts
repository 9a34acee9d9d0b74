/**
 * What becomes of a request, in the order of the policies and within them of the personas:
 * `through`; `refused` by policy; refused by a `rule` of the product, whatever policy says; `hidden`, as if it were not there.
 */
export type Row = [
  allow: string,
  deny: string,
  builtIn: string,
  custom: string,
];

/** What shows an entity or a review: for whoever sees it, and reads by policy. */
export const ENTITY: Row = [
  'through through through through',
  'refused refused refused through',
  'through through hidden through',
  'through through hidden through',
];

/** Lists, whose content is checked apart: nobody is refused. */
export const LIST: Row = [
  'through through through through',
  'through through through through',
  'through through through through',
  'through through through through',
];

/** What is about the organisation: for everybody whom policy lets. */
export const ORGANISATION: Row = [
  'through through through through',
  'refused refused refused through',
  'through through through through',
  'through through through through',
];

/** Care of the history, and of what has moved. */
export const AUDIT: Row = [
  'through through through through',
  'refused refused refused through',
  'refused refused refused through',
  'through through through through',
];

/** What administrators write. */
export const ADMINISTRATION: Row = [
  'through through through rule',
  'refused refused refused rule',
  'refused refused refused rule',
  'through through through rule',
];

/** What the owning team writes; a pipeline is no person. */
export const OWNERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'through refused hidden rule',
  'through through hidden rule',
];

/** What all write who take part, the owning team and the reviewers. */
export const READERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'through through hidden rule',
  'through through hidden rule',
];

/** What reviewers write. */
export const REVIEWERS_WRITE: Row = [
  'through through through rule',
  'refused refused refused rule',
  'refused through hidden rule',
  'through through hidden rule',
];

/** What a checklist lets nobody of the owning team do, whatever policy says. */
export const DECIDING: Row = [
  'rule through through rule',
  'refused refused refused rule',
  'refused through hidden rule',
  'rule through hidden rule',
];

/** What pipelines tell, and whoever imports it. */
export const TELLING: Row = [
  'through through through through',
  'refused refused refused through',
  'refused refused refused through',
  'through through through through',
];

/** What owners, and pipelines whose token may, do in an emergency. */
export const OVERRIDING: Row = [
  'through through through through',
  'refused refused refused through',
  'through refused hidden through',
  'through through hidden through',
];

/** What is the caller's own, which is nothing for who is no person. */
export const MINE: Row = [
  'through through through rule',
  'through through through rule',
  'through through through rule',
  'through through through rule',
];
