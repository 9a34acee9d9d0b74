import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrMessages, orrTranslationRef } from '../translation';

type Rooms = { readonly [key in string]: string | Rooms };
/** Each text with its key, as a union: of the flattened messages, every look-up goes through all of them. */
type Entries<T extends Rooms, TPath extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? [`${TPath}${K}`, T[K]]
    : T[K] extends Rooms
    ? Entries<T[K], `${TPath}${K}.`>
    : never;
}[keyof T & string];
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type ValueNames<TText> = TText extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

/** The names of the values that each text takes, looked up once for all calls: asked of each call anew, they are most of the time that types take. */
type NamesByKey = {
  [TEntry in Entries<
    typeof orrMessages
  > as TEntry[0] extends `${infer Base}_${Plural}` ? Base : TEntry[0]]:
    | ValueNames<TEntry[1]>
    | (TEntry[0] extends `${string}_${Plural}` ? 'count' : never);
};

type Values<TKey extends keyof NamesByKey, TValue> = {
  [TName in NamesByKey[TKey]]: TName extends 'count' ? number : TValue;
};

type Options<TKey extends keyof NamesByKey, TValue> = [
  NamesByKey[TKey],
] extends [never]
  ? []
  : [values: Values<TKey, TValue>];

/** Gives the text of a key; with an element among its values, an element. @internal */
export interface OrrText {
  <TKey extends keyof NamesByKey>(
    key: TKey,
    ...values: Options<TKey, string>
  ): string;
  <TKey extends keyof NamesByKey>(
    key: TKey,
    ...values: Options<TKey, string | JSX.Element>
  ): JSX.Element;
}

/** The texts of the plugin in the language of the portal. @internal */
export function useOrrTranslation(): { t: OrrText } {
  return useTranslationRef(orrTranslationRef) as { t: unknown } as {
    t: OrrText;
  };
}
