import { FactTopic } from '../checklist/factTopics';
import { CatalogLink } from './catalogEntity';
import { LINK_RULES, LinkRule } from './linkRules';

/** Lower case words with a blank on either side of each, so that whole words can be looked for. */
function wordsOf(text: string | undefined): string {
  return ` ${(text ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()} `;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function topicBy(
  text: string | undefined,
  part: (rule: LinkRule) => string[],
): FactTopic | undefined {
  const words = wordsOf(text);
  return LINK_RULES.find(rule =>
    part(rule).some(word => words.includes(` ${word} `)),
  )?.topic;
}

/**
 * What a link is about, by the published table: its type says it best, then its title, its icon, and the host it leads
 * to. Nothing where none of them says so.
 *
 * @internal
 */
export function classifyLink(link: CatalogLink): FactTopic | undefined {
  return (
    topicBy(link.type, rule => [...rule.words, ...rule.icons]) ??
    topicBy(link.title, rule => rule.words) ??
    topicBy(link.icon, rule => rule.icons) ??
    topicBy(hostOf(link.url), rule => rule.hostWords)
  );
}
