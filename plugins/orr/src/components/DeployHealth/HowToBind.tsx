import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { SourceState } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CopyableText } from './CopyableText';

function annotationsOf({ wouldNeed = [] }: SourceState): string {
  return [
    'metadata:',
    '  annotations:',
    ...wouldNeed.map(
      ({ annotation, example }) =>
        `    ${annotation}: ${JSON.stringify(example)}`,
    ),
  ].join('\n');
}

/** The annotations that would connect an entity that no source of this kind knows. @internal */
export function HowToBind(props: {
  kind: SourceState['kind'];
  unbound: SourceState[];
}) {
  const { kind, unbound } = props;
  const { t } = useOrrTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Button
        style={{ minHeight: 44 }}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(`source.${isShown ? 'hide' : 'show'}.${kind}`)}
      </Button>
      {isShown && (
        <>
          <Typography variant="body2">{t(`source.unbound.${kind}`)}</Typography>
          {unbound.map(source => (
            <CopyableText
              key={source.provider}
              text={annotationsOf(source)}
              of={t('source.theAnnotation', { title: source.title })}
              label={t('source.copyAnnotation', { title: source.title })}
            />
          ))}
        </>
      )}
    </div>
  );
}
