import { LastDeployment } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { shortRevision } from './shortRevision';

/** How the newest deployment ended, when, of what, with the way to it. @internal */
export function LastDeploymentText({ last }: { last: LastDeployment }) {
  const { t } = useOrrTranslation();
  const { outcome, revision, kind, url, finishedAt } = last;
  const what = [
    kind === 'rollback' || kind === 'hotfix'
      ? t(`deployHealth.kind.${kind}`)
      : '',
    revision ? shortRevision(revision) : '',
  ].filter(Boolean);
  return (
    <>
      {t(`deployHealth.outcome.${outcome}`)} <DateText date={finishedAt} />
      {what.length > 0 && `, ${what.join(' ')}`}
      {url && (
        <>
          {'. '}
          <SafeLink url={url}>{t('deployHealth.latest.link')}</SafeLink>
        </>
      )}
    </>
  );
}
