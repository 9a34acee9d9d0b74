import { useContext } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  dayOf,
  factsForQuestion,
  isSafeUrl,
  KnownFact,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { FactLine, FactSource } from '../../KnownFacts';
import { KnownContext } from '../known/KnownContext';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { marginBottom: theme.spacing(0.5) },
  use: { minHeight: 44, marginLeft: -5 },
}));

/** The address of a fact as evidence; nothing where it has none. */
function useEvidenceUrl() {
  const config = useApi(configApiRef);
  const base = config.getOptionalString('app.baseUrl') ?? '';
  return ({ href, portalPath }: KnownFact): string | undefined => {
    const url = href ?? (portalPath && base.replace(/\/$/, '') + portalPath);
    return url && isSafeUrl(url) && url.length <= ANSWER_LIMITS.url
      ? url
      : undefined;
  };
}

function UseAsEvidence(
  props: ContextPanelProps & { url: string; title: string },
) {
  const { url, title, question, edit, autosave, detail } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { evidence } = edit.draft;
  const used = evidence.some(row => row.url.trim() === url);
  if (!used && evidence.length >= ANSWER_LIMITS.evidence) {
    return null;
  }
  const use = () => {
    const row = { url, title, date: dayOf(new Date(), detail.timeZone) };
    const filled = evidence.filter(item => item.url.trim() || item.title);
    autosave.edit(
      question.id,
      { ...edit.draft, evidence: [...filled, row] },
      'now',
    );
  };
  // It stays where it is, so that the focus does.
  return (
    <Button
      size="small"
      className={classes.use}
      color="primary"
      aria-disabled={used}
      disabled={false}
      aria-label={t(used ? 'known.usedOf' : 'known.useOf', { title })}
      onClick={used ? undefined : use}
    >
      {t(used ? 'known.used' : 'known.use')}
    </Button>
  );
}

/** What the catalog knows that helps to answer the question; one press makes it evidence. @internal */
export function KnownFacts(props: ContextPanelProps) {
  const { question } = props;
  const { facts: known } = useContext(KnownContext);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const evidenceUrl = useEvidenceUrl();
  const facts = factsForQuestion(question, known?.facts ?? []);
  if (!known || !facts.length) {
    return null;
  }
  const takesEvidence = question.evidence?.rule !== 'none';
  return (
    <ContextPanel title={t('known.title')}>
      <ul className={classes.list}>
        {facts.map((fact, index) => {
          const url = takesEvidence ? evidenceUrl(fact) : undefined;
          const title = (fact.title ?? t(`known.topic.${fact.topic}`)).slice(
            0,
            ANSWER_LIMITS.title,
          );
          return (
            // Facts have no identity of their own and come in one order.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index} className={classes.item}>
              <FactLine fact={fact} />
              {url && <UseAsEvidence {...props} url={url} title={title} />}
            </li>
          );
        })}
      </ul>
      <FactSource facts={known} />
    </ContextPanel>
  );
}
