import { FACT_TOPICS } from '../checklist/factTopics';
import { CatalogLink } from './catalogEntity';
import { classifyLink } from './classifyLink';
import { LINK_RULES } from './linkRules';

const at = (url: string, rest: Partial<CatalogLink> = {}) => ({ url, ...rest });
const WIKI = 'https://wiki.example.com/x';

describe('classifyLink', () => {
  it.each<[CatalogLink, ReturnType<typeof classifyLink>]>([
    [at(WIKI, { title: 'Runbook' }), 'runbook'],
    [at(WIKI, { title: 'Payment run book (2026)' }), 'runbook'],
    [at(WIKI, { title: 'PLAYBOOKS' }), 'runbook'],
    [at('https://runbooks.example.org/checkout'), 'runbook'],
    [at(WIKI, { title: 'On-call rota' }), 'on-call'],
    [at(WIKI, { title: 'On call' }), 'on-call'],
    [at('https://acme.pagerduty.com/schedules'), 'on-call'],
    [at(WIKI, { title: 'Alerts' }), 'alerts'],
    [at(WIKI, { title: 'Logs' }), 'logs'],
    [at('https://kibana.example.com/app'), 'logs'],
    [at(WIKI, { title: 'Traces' }), 'traces'],
    [at(WIKI, { title: 'Status page' }), 'status-page'],
    [at('https://status.example.org/checkout'), 'status-page'],
    [at(WIKI, { title: 'Incident reviews' }), 'incidents'],
    [at(WIKI, { title: 'Post-mortems' }), 'incidents'],
    [at(WIKI, { title: 'Dashboard', icon: 'dashboard' }), 'dashboard'],
    [at('https://grafana.example.com/d/1'), 'dashboard'],
    [at(WIKI, { icon: 'dashboard' }), 'dashboard'],
    [at(WIKI, { title: 'Architecture diagram' }), 'design'],
    [at(WIKI, { title: 'Argo CD' }), 'deployment'],
    [at(WIKI, { title: 'CI' }), 'ci'],
    [at('https://jenkins.example.com/job/pay'), 'ci'],
    [at('https://github.com/meridian/checkout'), 'source'],
    [at(WIKI, { title: '#commerce', icon: 'chat' }), 'chat'],
    [at('https://acme.slack.com/archives/C1'), 'chat'],
    // Nothing says what it is.
    [at(WIKI, { title: 'Home' }), undefined],
    [at(WIKI, { title: 'Docs', icon: 'docs' }), undefined],
    [at('nonsense'), undefined],
    [at(''), undefined],
    // Whole words only.
    [at(WIKI, { title: 'Catalogue of articles' }), undefined],
    [at(WIKI, { title: 'Blog' }), undefined],
    [at('https://dialogs.example.com'), undefined],
    [at('https://example.com/runbooks'), undefined],
    // The type says more than the title, the title more than the icon, the icon more than the host.
    [at(WIKI, { type: 'runbook', title: 'Dashboard' }), 'runbook'],
    [at(WIKI, { title: 'Runbook', icon: 'dashboard' }), 'runbook'],
    [at('https://github.com/a/b', { icon: 'dashboard' }), 'dashboard'],
    [at('https://github.com/a/runbook.md', { title: 'Runbook' }), 'runbook'],
    [at(WIKI, { type: 'unknown', title: 'Runbook' }), 'runbook'],
    // Of two that fit equally well, the upper one of the table.
    [at(WIKI, { title: 'Runbook and dashboard' }), 'runbook'],
    [at(WIKI, { title: 'Alerts dashboard' }), 'alerts'],
  ])('takes %j for %s', (link, topic) => {
    expect(classifyLink(link)).toBe(topic);
  });

  it.each(LINK_RULES)(
    'finds $topic by each of its words, icons and hosts alone',
    ({ topic, words, icons, hostWords }) => {
      const upper = LINK_RULES.slice(
        0,
        LINK_RULES.findIndex(rule => rule.topic === topic),
      );
      const taken = (word: string) =>
        upper.some(rule => rule.words.some(other => other === word));
      expect(words.filter(taken)).toEqual([]);
      expect(FACT_TOPICS).toContain(topic);
      icons.forEach(icon =>
        expect(classifyLink(at(WIKI, { icon }))).toBe(topic),
      );
      hostWords.forEach(word =>
        expect(classifyLink(at(`https://${word}.example.com`))).toBe(topic),
      );
    },
  );
});
