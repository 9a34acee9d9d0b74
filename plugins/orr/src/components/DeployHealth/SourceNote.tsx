import Typography from '@material-ui/core/Typography';
import { SourceState } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { CopyableText } from './CopyableText';

function deploysRule(bindingKey: string): string {
  return [
    'orr:',
    '  deployHealth:',
    '    deploys:',
    `      - binding: ${JSON.stringify(bindingKey)}`,
    '        pipeline: deploy.yml',
    '        environment: production',
  ].join('\n');
}

function Empty({ kind, since, binding }: SourceState) {
  const { t } = useOrrTranslation();
  return (
    <>
      <Typography variant="body2">
        {t(`source.empty.${kind}`)} <DateText date={since!} absolute />.
      </Typography>
      {kind === 'deployments' && binding && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('source.workflows')}
          </Typography>
          <CopyableText
            text={deploysRule(binding.key)}
            of={t('source.theRule')}
            label={t('source.copyRule')}
          />
        </>
      )}
    </>
  );
}

function Down({ since, asOf }: SourceState) {
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2">
      {t('source.down')} <DateText date={since!} />
      {asOf && (
        <>
          ; {t('source.downData')} <DateText date={asOf} />
        </>
      )}
      .
    </Typography>
  );
}

function Failing(props: SourceState & { text: string }) {
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2">
      {props.text} <DateText date={props.since!} />.{' '}
      {props.asOf && t('source.kept')}
    </Typography>
  );
}

/** How one source stands to the entity, in a sentence; nothing where all is well. @internal */
export function SourceNote(props: SourceState) {
  const { state, annotation, reason, until } = props;
  const { t } = useOrrTranslation();
  switch (state) {
    case 'optedOut':
      return (
        <Typography variant="body2">
          {t('source.optedOut', { annotation: annotation! })}
        </Typography>
      );
    case 'invalid':
      return (
        <Typography variant="body2">
          {t('source.invalid', { annotation: annotation!, reason: reason! })}
        </Typography>
      );
    case 'queued':
      return <Typography variant="body2">{t('source.queued')}</Typography>;
    case 'empty':
      return <Empty {...props} />;
    case 'down':
      return <Down {...props} />;
    case 'rateLimited':
      return (
        <Typography variant="body2" color="textSecondary">
          {until ? (
            <>
              {t('source.rateLimited')} <DateText date={until} absolute />.
            </>
          ) : (
            t('source.later')
          )}
        </Typography>
      );
    case 'unauthorised':
    case 'forbidden':
    case 'badResponse':
      return <Failing {...props} text={t(`source.${state}`)} />;
    default:
      return null;
  }
}
