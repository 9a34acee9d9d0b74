const FENCE = /^```(\w+)(?: +(.+))?\n([\s\S]*?)^```$/gm;
const PLACE =
  /^(?<file>\S+)(?: (?<how>before every|before|instead of) "(?<marker>[^"]+)")?(?: in (?<system>new|legacy))?$/;

/**
 * What a page of the documentation tells its readers to write where: every
 * block whose opening line names a file, such as
 *
 *     ```tsx packages/app/src/App.tsx before "</FlatRoutes>" in legacy
 *
 * @param {string} markdown
 * @returns {{ language: string, file: string, how?: string, marker?: string, system?: 'new' | 'legacy', text: string }[]}
 */
export function readSteps(markdown) {
  return [...markdown.matchAll(FENCE)]
    .filter(([, , place]) => place)
    .map(([, language, place, text]) => {
      const match = PLACE.exec(place);
      if (!match) {
        throw new Error(`Cannot tell where a block belongs: ${place}`);
      }
      return { language, ...match.groups, text };
    });
}
