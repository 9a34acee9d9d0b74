/** What a conversion did to a document that its author should know. @public */
export interface ConversionNote {
  /** Whether something is not there any more, or is there in another way. */
  kind: 'lost' | 'adapted';
  /** Where in what was converted. */
  path: (string | number)[];
  /** In words for authors. */
  message: string;
}
