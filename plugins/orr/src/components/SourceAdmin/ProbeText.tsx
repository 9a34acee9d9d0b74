import Typography from '@material-ui/core/Typography';
import { SourceProbe } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { BindingStateText } from './BindingStateText';

/** What came of trying an instance of a source. @internal */
export function ProbeText(props: { instance: string; probe: SourceProbe }) {
  const { instance } = props;
  const { outcome, message = '', operatorHint = '', tookMs } = props.probe;
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2">
      <BindingStateText
        state={outcome === 'ok' ? 'fresh' : 'failing'}
        text={
          outcome === 'ok'
            ? t('sourceAdmin.probe.ok', { instance, ms: `${tookMs}` })
            : t('sourceAdmin.probe.not', {
                instance,
                message,
                hint: operatorHint,
              })
        }
      />
    </Typography>
  );
}
