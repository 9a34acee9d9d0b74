/** Choosing an entity by name. @internal */
export const entityPickerMessages = {
  loading: 'Looking in the catalog',
  unavailable:
    'The catalog does not answer. Write a full reference such as user:default/kim.',
} as const;
