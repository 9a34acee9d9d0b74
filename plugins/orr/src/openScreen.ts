type Screens = typeof import('./screens')['screens'];
type Name = Exclude<keyof Screens, 'texts'>;

/** Loads the components of a screen, with what all screens share before them. @internal */
export async function openScreen<TName extends Name>(
  name: TName,
): Promise<Awaited<ReturnType<Screens[TName]>>> {
  const { screens } = await import('./screens');
  return (await screens[name]()) as Awaited<ReturnType<Screens[TName]>>;
}
