import Typography from '@material-ui/core/Typography';
import { EntityDeployHealth } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CopyableText } from './CopyableText';

function ruleFor(names: string[]): string {
  return [
    'orr:',
    '  deployHealth:',
    '    environments:',
    ...names.map(
      name => `      - { match: ${JSON.stringify(name)}, tier: production }`,
    ),
  ].join('\n');
}

/** Deployments that count nowhere, and the rule that would count them. @internal */
export function UnclassifiedNote(props: {
  unclassified: EntityDeployHealth['unclassified'];
}) {
  const { unclassified } = props;
  const { t } = useOrrTranslation();
  const names = [
    ...new Set(unclassified.map(({ environment }) => environment)),
  ];
  return (
    <div role="note">
      {unclassified.map(({ environment, provider, n }) => (
        <Typography key={`${provider} ${environment}`}>
          {t('deployHealth.unclassified', { count: n, environment })}
        </Typography>
      ))}
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('deployHealth.classify')}
      </Typography>
      <CopyableText
        text={ruleFor(names)}
        of={t('deployHealth.theRule')}
        label={t('deployHealth.copyRule')}
      />
    </div>
  );
}
