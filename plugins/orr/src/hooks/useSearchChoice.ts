import { useSearchParams } from 'react-router-dom';

/** Reads and sets single names of the address; the others stay. @internal */
export function useSearchChoice() {
  const [search, setSearch] = useSearchParams();
  const read = (name: string) => search.get(name) ?? undefined;
  const choose = (names: Record<string, string | undefined>) =>
    setSearch(
      previous => {
        const next = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(names)) {
          if (value === undefined || value === '') {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  return { read, choose };
}
